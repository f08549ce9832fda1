"""A service that speaks the OpenAI chat protocol, used to put template answers into other words. See README.md."""
