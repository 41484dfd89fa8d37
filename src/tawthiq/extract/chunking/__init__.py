"""Sentence → chunks: what each word is, by the codebook and by its neighbours."""
