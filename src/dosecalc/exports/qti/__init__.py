"""Packages in the formats of IMS QTI, and what Canvas takes of them."""
