"""What is seen of a text before any fact is: paragraphs, boilerplate, tokens, the surface of names."""
