"""The list people work from: one small row a conversation, made from the truth and made anew when it moves."""
