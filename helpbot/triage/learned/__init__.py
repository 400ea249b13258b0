"""Models trained offline on labelled reports: linear weights and small networks. Nothing is trained here."""
