"""Items, papers and practice: quizzes from the library."""
