"""What is seen behind screens that aren't the desk."""
