"""How heavy and how fast the page is in a real browser: ours beside Gradio's own chat page."""
