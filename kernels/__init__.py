"""The operations that deep-learning interviews ask about, computed with NumPy in PyTorch's conventions."""
