"""The finished sample workshop: Pump Circle, Tarnbeck Water (fictional)."""
