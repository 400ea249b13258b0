"""What the desk needs from outside, and the plain values it exchanges with it. Tests bring fakes of the same names."""
