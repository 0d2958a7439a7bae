"""The Chinese characters that have a token of their own."""

# The 3,755 common characters (GB 2312, level 1): each is one token, so that a topic that nobody foresaw can be copied.
common_characters = [
    bytes([row, cell]).decode('gb2312')
    for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA)
]

# The 3,008 of level 2, as they stand in names; each is two or three tokens.
rare_characters = [bytes([row, cell]).decode('gb2312') for row in range(0xD8, 0xF8) for cell in range(0xA1, 0xFF)]
