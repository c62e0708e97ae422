"""What is known of languages, apart from what is done with it."""
