"""What the desk needs from outside, and the plain values that cross. Tests bring fakes of the same names."""
