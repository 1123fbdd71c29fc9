"""Cases: what people do for a child, an address or a line, step by step, each with its clock."""
