"""Other packages of the same narration, made from the Timeline without speaking anything again."""
