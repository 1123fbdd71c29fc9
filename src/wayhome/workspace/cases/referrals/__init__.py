"""A referral to the National Referral Mechanism on its pages: filled, written, checked, printed."""
