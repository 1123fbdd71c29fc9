"""Migrations of the gate."""
