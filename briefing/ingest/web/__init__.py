"""What comes over the network: pages by address, and feeds. Imported only where it is asked for."""
