"""What agencies sent: deliveries with their receipts, refused rows, and sending files."""
