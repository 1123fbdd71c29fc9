"""The referral to the National Referral Mechanism: its form as data, who may refer, and to whom.

The form is the public one of the Home Office, as its service stood on 21 April 2026 (facts §1.5).
"""
