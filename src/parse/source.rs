//! Sources: `content/sources/<key>.yaml`, and entries in place.
