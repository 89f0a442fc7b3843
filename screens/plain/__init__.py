"""Line mode: any page by question and answer, without the full screen.

One asker a page kind (`screens.plain.read`, `quiz` ...), written on six questions: text, number, date, yes or no,
pick one, pick many. Two voices ask them: plain (`print` and `input`, no escape byte, for screen readers, dumb
terminals and pipes) and questionary (arrow keys and colour).
"""
