"""Secrets that words announce: passwords, codes, PINs, answers to security questions, also spelled out."""
