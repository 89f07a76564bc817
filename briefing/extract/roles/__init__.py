"""Who holds which office for which country, and who is an envoy."""
