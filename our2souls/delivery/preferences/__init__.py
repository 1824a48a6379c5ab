"""What each person wants to be told about, and how; and the link in a mail that ends these mails."""
