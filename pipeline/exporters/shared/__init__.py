"""What several editions share: pure plans and helpers below the exporters."""
