"""How the workspace is set up: settings from the environment, addresses, logs, the way in."""
