"""What is checked and prepared before the app serves."""
