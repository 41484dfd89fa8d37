"""What the review screen is made of: marked text, fields, forms; all of it pure."""
