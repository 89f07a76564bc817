"""Words and names as data, and what is asked of them."""
