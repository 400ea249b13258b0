"""Reading facts and fields out of what a person wrote. Pure: no clock, file or network."""
