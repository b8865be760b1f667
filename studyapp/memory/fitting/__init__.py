"""The learner's own parameters: candidates trained on earlier answers and judged on later ones."""
