"""Charts and what is counted for them."""
