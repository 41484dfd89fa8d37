"""Which claims tell one event: scenes, comparison by named parts, clusters."""
