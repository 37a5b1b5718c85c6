"""Pages: server-rendered, readable without JavaScript, only for this machine."""
