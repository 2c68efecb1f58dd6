//! Code blocks, coloured by class. The one file that names syntect.
