"""What is fetched, from servers on loopback that behave in every way that a server should not."""
