//! How large images are. The one file that names imagesize and kamadak-exif.
//!
//! Only headers are read. A photograph that was taken with the camera on its side is turned by browsers, and so is what is
//! said of its size.

use std::io::{self, BufRead, BufReader, Read, Seek};

use exif::{In, Tag};
use imagesize::ImageType;

use crate::path::SitePath;
use crate::world::{ImageHeader, ImageSize};

/// Whether a file is called as an image of pixels is.
pub(super) fn is_image(path: &SitePath) -> bool {
    matches!(path.extension().as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif")
}

/// What the header of an image says.
pub(super) fn header(file: impl Read + Seek) -> io::Result<ImageHeader> {
    let mut file = BufReader::new(file);
    file.rewind()?;
    let Ok(kind) = imagesize::reader_type(&mut file) else { return Ok(ImageHeader::Unreadable) };
    file.rewind()?;
    let Ok(size) = imagesize::reader_size(&mut file) else { return Ok(ImageHeader::Unreadable) };
    let (Ok(width), Ok(height)) = (u32::try_from(size.width), u32::try_from(size.height)) else {
        return Ok(ImageHeader::Unreadable);
    };
    if width == 0 || height == 0 {
        return Ok(ImageHeader::Unreadable);
    }
    file.rewind()?;
    // What other formats say of being turned is in their size already.
    let turned = kind == ImageType::Jpeg && is_turned(&mut file);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(ImageHeader::Size(ImageSize { width, height }))
}

/// Whether the image is shown with its width as its height.
fn is_turned(file: &mut (impl BufRead + Seek)) -> bool {
    let exif = exif::Reader::new().read_from_container(file).ok();
    let orientation = exif
        .as_ref()
        .and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY))
        .and_then(|field| field.value.get_uint(0));
    orientation.is_some_and(|orientation| (5..=8).contains(&orientation))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0";
    const GIF: &[u8] = b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xff\xff\xff;";
    const WEBP: &[u8] = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x02\0\0\x01\0\0";
    const AVIF: &[u8] =
        b"\0\0\0\x18ftypavif\0\0\0\0avifmif1\0\0\0\x42meta\0\0\0\0\0\0\0\x36iprp\0\0\0\x2eipco\
        \0\0\0\x14ispe\0\0\0\0\0\0\0\x03\0\0\0\x02\0\0\0\x12hdlr\0\0\0\0\0\0\0\0\0\0";

    /// A JPEG of 3 to 2 pixels whose camera was held like this.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let mut jpeg =
            b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        jpeg.push(orientation);
        jpeg.extend(
            b"\0\0\0\0\0\0\xff\xc0\0\x11\x08\0\x02\0\x03\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9",
        );
        jpeg
    }

    fn of_bytes(bytes: &[u8]) -> ImageHeader {
        header(Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn headers_say_how_large_an_image_is() {
        let size = |width, height| ImageHeader::Size(ImageSize { width, height });
        for bytes in [PNG, GIF, WEBP, AVIF, &jpeg(1), &jpeg(3)] {
            assert_eq!(of_bytes(bytes), size(3, 2), "{bytes:?}");
        }
        for turned in 5..=8 {
            assert_eq!(of_bytes(&jpeg(turned)), size(2, 3));
        }
        for bytes in [&b""[..], b"<svg/>", &PNG[..20], &jpeg(1)[..30], b"GIF89a\0\0\0\0"] {
            assert_eq!(of_bytes(bytes), ImageHeader::Unreadable, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_file_is_too_strange(
            which in 0..5_usize,
            edits in prop::collection::vec((0..80_usize, any::<u8>()), 0..6),
            tail in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let mut bytes = [PNG, GIF, WEBP, AVIF, &jpeg(6)][which].to_vec();
            for (at, byte) in edits {
                if let Some(there) = bytes.get_mut(at) {
                    *there = byte;
                }
            }
            bytes.extend(tail);
            of_bytes(&bytes);
        }
    }
}
