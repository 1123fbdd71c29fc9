"""Measures of speed and size, beside a plain yardstick in the same run where there is one."""
