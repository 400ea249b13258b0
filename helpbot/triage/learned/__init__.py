"""What was learned offline from labelled reports: weights, and how they are added up. Nothing is learned here."""
