"""Names that generated places have: of the city, the hall and the engine, and of what one half remembers."""

CITY = (
    "Mirror", "Weir", "Lantern", "Loom", "Hollow", "Choir", "Cistern", "Archive", "Terrace", "Foundry",
    "Quay", "Ember", "Harbor", "Meridian", "Tide", "Orchard", "Furnace", "Canal", "Shrine", "Beacon",
    "Kiln", "Sluice", "Veil", "Garden", "Ferry", "Granary", "Lock", "Market", "Arcade", "Belfry",
    "Cellar", "Dome", "Gallery", "Ledge", "Nursery", "Pier", "Ropewalk", "Stair", "Tannery", "Well",
)  # fmt: skip
HALL = (
    "Tide", "Lattice", "Mirror", "Furnace", "Choir", "Canopy", "Vein", "Sluice", "Beacon", "Archive",
    "Meridian", "Hush", "Ledger", "Pulse", "Lens", "Reservoir", "Cadence", "Filter", "Relay", "Spool",
    "Horizon", "Ballast", "Current", "Sieve",
)  # fmt: skip
ENGINE = (
    "Cicada", "Scarab", "Mantis", "Firefly", "Lacewing", "Weevil", "Cricket", "Damsel", "Hornet",
    "Moth", "Sawfly", "Beetle", "Skimmer", "Katydid", "Darter", "Ladybird", "Midge", "Chafer", "Wasp",
    "Hopper", "Strider", "Silverfish", "Bee", "Gnat", "Earwig", "Aphid", "Mayfly", "Locust", "Termite",
    "Borer",
)  # fmt: skip
