"""Speaking with servers that you set up yourself: your mail, your calendar, your messages."""
