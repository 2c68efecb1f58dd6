//! The card of an explainer: the picture that stands for it where its address is passed on. 1200 by 630 pixels, with the
//! site's name, the title, and how many things are known, reported, disputed, unknown. The one file that names swash and png.
//!
//! Drawn in the colours of the theme's light side, by a palette: paper, and a ramp from paper to each colour. That makes the
//! file small and writing it quick. Nothing depends on the machine: fonts are in the binary, and curves are drawn with
//! additions, multiplications and square roots alone.
//!
//! The fonts know Latin, Greek and Cyrillic letters. Words in other scripts are left out, whole, rather than shown as boxes;
//! the counts with their shapes are always there. Symbols that the fonts lack, such as emoji, are left out of the words.

#![expect(
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "all numbers are those of a picture, far below any limit"
)]

use std::sync::LazyLock;

use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::text::cluster::Boundary;
use swash::text::{Script, analyze};
use swash::zeno::{Fill, Format, Mask, Transform, Vector};
use swash::{FontRef, GlyphId};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::path::OutputPath;
use crate::site::entry::Entry;
use crate::site::resolve::Target;
use crate::site::{Site, routes};
use crate::words::{Value, Words};

use super::frame::{Frame, HeadImage};
use super::view::{Card, Counts};

/// What a card shows: all that its bytes depend on.
#[derive(Clone, Debug, Hash)]
pub struct Input {
    /// The site's name.
    pub site: String,
    /// The explainer's title.
    pub title: String,
    /// How many things are known, reported, disputed, unknown, and the words for it.
    pub counts: [(usize, String); 4],
}

/// The width of a card in pixels.
pub const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// Counts up with whatever changes the bytes of cards whose input stays the same.
pub const EDITION: u32 = 1;

const SERIF: &[u8] = include_bytes!("fonts/NotoSerif-Bold.ttf");
const SANS: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");

/// The colours that are drawn with, on [`PAPER`]: ink, rules, and those of known, reported, disputed, unknown.
const COLOURS: [[u8; 3]; 6] = [
    [0x1c, 0x1b, 0x19],
    [0xdc, 0xd7, 0xcb],
    [0x17, 0x69, 0x4a],
    [0x24, 0x56, 0x8f],
    [0x99, 0x40, 0x0d],
    [0x65, 0x50, 0x7f],
];
const PAPER: [u8; 3] = [0xff, 0xfd, 0xf9];
const INK: usize = 0;
const RULE: usize = 1;
const STATUS: usize = 2;

/// How many steps a ramp from paper to a colour has.
const STEPS: usize = 32;

/// The shapes of the theme, in a square of 20: a disc with a tick, half a disc, a split one, a dashed ring.
const SHAPES: [&str; 4] = [
    "M10 1C14.97 1 19 5.03 19 10C19 14.97 14.97 19 10 19C5.03 19 1 14.97 1 10C1 5.03 5.03 1 10 1ZM14.\
     9 7.6L9.1 13.9 5.1 10.1 6.5 8.6 9 11 13.4 6.2Z",
    "M10 1C14.97 1 19 5.03 19 10C19 14.97 14.97 19 10 19C5.03 19 1 14.97 1 10C1 5.03 5.03 1 10 1ZM10 \
     2.8C13.98 2.8 17.2 6.02 17.2 10C17.2 13.98 13.98 17.2 10 17.2Z",
    "M8.6 1C4.46 1 1.1 4.36 1.1 8.5C1.1 12.64 4.46 16 8.6 16ZM11.4 4C15.54 4 18.9 7.36 18.9 11.5C18.9\
     \x2015.64 15.54 19 11.4 19Z",
    "M18.90 10.00L18.88 10.61L18.82 11.22L18.71 11.82L18.57 12.42L18.38 13.00L18.15 13.57L16.50 12.85\
     L16.68 12.39L16.83 11.93L16.95 11.45L17.03 10.97L17.08 10.49L17.10 10.00ZM16.29 16.29L15.85 16.7\
     1L15.37 17.10L14.87 17.45L14.35 17.77L13.80 18.05L13.24 18.29L12.59 16.61L13.03 16.42L13.47 16.2\
     0L13.89 15.94L14.28 15.66L14.66 15.35L15.02 15.02ZM10.00 18.90L9.39 18.88L8.78 18.82L8.18 18.71L\
     7.58 18.57L7.00 18.38L6.43 18.15L7.15 16.50L7.61 16.68L8.07 16.83L8.55 16.95L9.03 17.03L9.51 17.\
     08L10.00 17.10ZM3.71 16.29L3.29 15.85L2.90 15.37L2.55 14.87L2.23 14.35L1.95 13.80L1.71 13.24L3.3\
     9 12.59L3.58 13.03L3.80 13.47L4.06 13.89L4.34 14.28L4.65 14.66L4.98 15.02ZM1.10 10.00L1.12 9.39L\
     1.18 8.78L1.29 8.18L1.43 7.58L1.62 7.00L1.85 6.43L3.50 7.15L3.32 7.61L3.17 8.07L3.05 8.55L2.97 9\
     .03L2.92 9.51L2.90 10.00ZM3.71 3.71L4.15 3.29L4.63 2.90L5.13 2.55L5.65 2.23L6.20 1.95L6.76 1.71L\
     7.41 3.39L6.97 3.58L6.53 3.80L6.11 4.06L5.72 4.34L5.34 4.65L4.98 4.98ZM10.00 1.10L10.61 1.12L11.\
     22 1.18L11.82 1.29L12.42 1.43L13.00 1.62L13.57 1.85L12.85 3.50L12.39 3.32L11.93 3.17L11.45 3.05L\
     10.97 2.97L10.49 2.92L10.00 2.90ZM16.29 3.71L16.71 4.15L17.10 4.63L17.45 5.13L17.77 5.65L18.05 6\
     .20L18.29 6.76L16.61 7.41L16.42 6.97L16.20 6.53L15.94 6.11L15.66 5.72L15.35 5.34L15.02 4.98ZM9.1\
     \x2011.8c0-2.3 2-2.3 2-3.8 0-.7-.5-1.2-1.3-1.2-.9 0-1.4.6-1.5 1.4l-1.6-.3c.2-1.6 1.4-2.6 3.2-2.6 1.\
     7 0 2.9 1 2.9 2.5 0 2.2-2 2.3-2 4Zm-.2 1.1h1.8v1.8H8.9Z",
];

/// The left edge of all that is drawn, and its right one.
const LEFT: f32 = 80.0;
const RIGHT: f32 = 1120.0;

/// The sizes of titles, the distance of their lines, and how many lines have room.
const SIZES: [(f32, f32, usize); 3] = [(62.0, 72.0, 3), (52.0, 62.0, 4), (44.0, 53.0, 5)];

impl Input {
    /// What the card of an explainer shows.
    pub fn new(site: &str, card: &Card, words: &Words) -> Self {
        Self {
            site: site.to_owned(),
            title: card.title.clone(),
            counts: counts(card)
                .map(|(role, count)| (count, words.text(&format!("social_card.{role}"), &[]))),
        }
    }
}

/// How many things are known, reported, disputed, unknown.
fn counts(card: &Card) -> [(&'static str, usize); 4] {
    let Counts { known, reported, disputed, unknown, .. } = card.counts;
    [("known", known), ("reported", reported), ("disputed", disputed), ("unknown", unknown)]
}

/// What is to be seen on the card, in words.
fn description(title: &str, counts: [(&str, usize); 4], words: &Words) -> String {
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(role, count)| words.text(&format!("social_card.{role}_count"), &[("n", Value::Number(count))]))
        .collect();
    let title = title.trim_end_matches(['.', ' ']);
    if counts.is_empty() {
        title.to_owned()
    } else {
        format!("{title}. {}.", counts.join(&words.text("list.between", &[])))
    }
}

/// What is drawn for an explainer, and where it stands: nothing where the writer names an image, or where nobody could ask
/// for the card, since its whole address is not known.
pub fn plan(site: &Site, frame: &Frame, entry: &Entry, card: &Card) -> Option<(OutputPath, Input)> {
    let wanted = site.config.cards && site.base_url.is_some() && entry.image.is_none();
    wanted.then(|| {
        let input = Input::new(&site.config.title, card, frame.words(Some(&card.lang)));
        (routes::social_card(&entry.output), input)
    })
}

/// The card as the image that stands for its explainer.
pub fn image(site: &Site, frame: &Frame, entry: &Entry, card: &Card) -> Option<Box<HeadImage>> {
    let (output, _) = plan(site, frame, entry, card)?;
    let target = Target::Site { url: output.url(), fragment: None, title: "".into(), file: None, size: None };
    Some(Box::new(HeadImage {
        target,
        alt: description(&card.title, counts(card), frame.words(Some(&card.lang))),
        size: Some((WIDTH, HEIGHT)),
    }))
}

/// The card as a PNG.
pub fn png(input: &Input) -> Vec<u8> {
    let mut canvas = Canvas::new();
    let site = drawable(&SERIF_FONT, &input.site);
    let title = drawable(&SERIF_FONT, &input.title);
    if let Some(site) = &site {
        let line = canvas.fitted(&SERIF_FONT, site, 32.0, RIGHT - LEFT);
        canvas.text(&SERIF_FONT, &line, 32.0, LEFT, 96.0, INK);
    }
    canvas.rectangle(LEFT as usize, 123, 1040, 2, RULE);
    canvas.rectangle(LEFT as usize, 128, 1040, 2, RULE);
    if let Some(title) = &title {
        let (height, distance, lines) = canvas.lines(title);
        for (index, line) in lines.iter().enumerate() {
            canvas.text(&SERIF_FONT, line, height, LEFT, 150.0 + distance * (index + 1) as f32, INK);
        }
    }
    let shown = input.counts.iter().enumerate().filter(|(_, (count, _))| *count > 0);
    for (place, (status, (count, word))) in shown.enumerate() {
        let left = LEFT + 270.0 * place as f32;
        canvas.rectangle(left as usize, 446, 230, 6, STATUS + status);
        canvas.text(&SERIF_FONT, &count.to_string(), 72.0, left, 530.0, INK);
        canvas.shape(SHAPES[status], left, 553.0, 1.3, STATUS + status);
        if let Some(word) = drawable(&SANS_FONT, word) {
            let line = canvas.fitted(&SANS_FONT, &word, 27.0, 194.0);
            canvas.text(&SANS_FONT, &line, 27.0, left + 36.0, 576.0, INK);
        }
    }
    canvas.encoded()
}

static SERIF_FONT: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| FontRef::from_index(SERIF, 0));
static SANS_FONT: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| FontRef::from_index(SANS, 0));

type Font = LazyLock<Option<FontRef<'static>>>;

/// The words as the font can draw them: without symbols that it lacks. `None` if it lacks a letter, a mark or a number, or
/// if nothing is left.
fn drawable(font: &Font, words: &str) -> Option<String> {
    let charmap = font.as_ref()?.charmap();
    let mut drawn = String::with_capacity(words.len());
    for char in words.chars() {
        if char.is_whitespace() {
            drawn.push(' ');
        } else if charmap.map(char) != 0 {
            drawn.push(char);
        } else {
            let is_word = matches!(
                char.general_category_group(),
                GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark | GeneralCategoryGroup::Number
            );
            // What chooses between the forms of an emoji is a mark too.
            if is_word && !matches!(char, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}') {
                return None;
            }
        }
    }
    let drawn = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
    drawn.chars().any(char::is_alphanumeric).then_some(drawn)
}

/// A picture of palette indices.
struct Canvas {
    pixels: Vec<u8>,
    shaping: ShapeContext,
    scaling: ScaleContext,
}

impl Canvas {
    fn new() -> Self {
        Self {
            pixels: vec![0; (WIDTH * HEIGHT) as usize],
            shaping: ShapeContext::new(),
            scaling: ScaleContext::new(),
        }
    }

    /// The glyphs of a text, each with its distance from the left, and how wide it is.
    fn shaped(&mut self, font: FontRef, text: &str, size: f32) -> (Vec<(GlyphId, f32, f32)>, f32) {
        let mut shaper = self.shaping.builder(font).script(Script::Latin).size(size).build();
        shaper.add_str(text);
        let (mut glyphs, mut width) = (Vec::new(), 0.0);
        shaper.shape_with(|cluster| {
            for glyph in cluster.glyphs {
                glyphs.push((glyph.id, width + glyph.x, glyph.y));
                width += glyph.advance;
            }
        });
        (glyphs, width)
    }

    fn width(&mut self, font: &Font, text: &str, size: f32) -> f32 {
        font.as_ref().map_or(0.0, |font| self.shaped(*font, text, size).1)
    }

    /// The text, cut with an ellipsis if it is wider than there is room.
    fn fitted(&mut self, font: &Font, text: &str, size: f32, room: f32) -> String {
        if self.width(font, text, size) <= room {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        // The longest beginning that fits is found by halves.
        let (mut fits, mut too_long) = (0, ends.len());
        while too_long - fits > 1 {
            let middle = usize::midpoint(fits, too_long);
            let width = self.width(font, &cut(&text[..ends[middle]]), size);
            if width <= room { fits = middle } else { too_long = middle }
        }
        cut(&text[..ends[fits]])
    }

    /// The size of a title, the distance of its lines, and the lines.
    fn lines(&mut self, title: &str) -> (f32, f32, Vec<String>) {
        let room = RIGHT - LEFT;
        let mut last = (0.0, 0.0, Vec::new());
        for (size, distance, most) in SIZES {
            let mut lines = self.broken(title, size, room, most);
            if lines.len() <= most {
                return (size, distance, lines);
            }
            let rest = lines.split_off(most - 1).concat();
            lines.push(self.fitted(&SERIF_FONT, &rest, size, room));
            last = (size, distance, lines);
        }
        last
    }

    /// Breaks a text into lines; what is left when there are more than `most` is one.
    fn broken(&mut self, text: &str, size: f32, room: f32, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            if lines.len() == most {
                line.push_str(piece);
                continue;
            }
            let longer = format!("{line}{piece}");
            if self.width(&SERIF_FONT, longer.trim_end(), size) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            // A word that is wider than a line is broken anywhere.
            for char in piece.chars() {
                line.push(char);
                if lines.len() < most && self.width(&SERIF_FONT, line.trim_end(), size) > room {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, char.to_string()));
                }
            }
        }
        if !line.trim().is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Draws a line of text on the base line `y`.
    fn text(&mut self, font: &Font, text: &str, size: f32, x: f32, y: f32, colour: usize) {
        let Some(font) = *LazyLock::force(font) else { return };
        let (glyphs, _) = self.shaped(font, text.trim_end(), size);
        let Self { pixels, scaling, .. } = self;
        let mut scaler = scaling.builder(font).size(size).build();
        for (glyph, left, up) in glyphs {
            let left = x + left;
            let mut render = Render::new(&[Source::Outline]);
            render.format(Format::Alpha).offset(Vector::new(left - left.floor(), up));
            let Some(image) = render.render(&mut scaler, glyph) else { continue };
            let placement = image.placement;
            let corner = (left.floor() as i32 + placement.left, y as i32 - placement.top);
            stamp(pixels, &image.data, placement.width, corner, colour);
        }
    }

    /// Draws a shape whose corner is at `x`, `y`.
    fn shape(&mut self, path: &str, x: f32, y: f32, scale: f32, colour: usize) {
        let transform = Transform::scale(scale, scale);
        let (mask, placement) =
            Mask::new(path).style(Fill::EvenOdd).transform(Some(transform)).format(Format::Alpha).render();
        let corner = (x as i32 + placement.left, y as i32 + placement.top);
        stamp(&mut self.pixels, &mask, placement.width, corner, colour);
    }

    fn rectangle(&mut self, left: usize, top: usize, width: usize, height: usize, colour: usize) {
        for row in self.pixels.chunks_mut(WIDTH as usize).skip(top).take(height) {
            row[left..left + width].fill(index(colour, u8::MAX));
        }
    }

    fn encoded(&self) -> Vec<u8> {
        let mut file = Vec::with_capacity(32 * 1024);
        let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette());
        encoder.set_compression(png::Compression::Fast);
        encoder.set_filter(png::Filter::Up);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels));
        debug_assert!(written.is_ok(), "memory takes all that is written to it");
        file
    }
}

/// Lays a mask of coverage over the picture.
fn stamp(pixels: &mut [u8], mask: &[u8], width: u32, (left, top): (i32, i32), colour: usize) {
    if width == 0 {
        return;
    }
    for (row, coverage) in mask.chunks(width as usize).enumerate() {
        let Ok(y) = usize::try_from(top + row as i32) else { continue };
        let Some(line) = pixels.chunks_mut(WIDTH as usize).nth(y) else { break };
        for (column, &coverage) in coverage.iter().enumerate() {
            let Ok(x) = usize::try_from(left + column as i32) else { continue };
            if let Some(pixel) = line.get_mut(x) {
                // Two glyphs that touch do not thin each other.
                *pixel = (*pixel).max(index(colour, coverage));
            }
        }
    }
}

/// The palette's index of a colour that covers so much of a pixel.
fn index(colour: usize, coverage: u8) -> u8 {
    let step = (usize::from(coverage) * STEPS + 127) / 255;
    if step == 0 { 0 } else { (colour * STEPS + step) as u8 }
}

fn palette() -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for colour in COLOURS {
        for step in 1..=STEPS {
            let mix = |(paper, colour): (u8, u8)| {
                let mixed = usize::from(paper) * (STEPS - step) + usize::from(colour) * step;
                ((mixed + STEPS / 2) / STEPS) as u8
            };
            palette.extend(PAPER.into_iter().zip(colour).map(mix));
        }
    }
    palette
}

/// A text with an ellipsis where the rest of it would be.
fn cut(text: &str) -> String {
    let end = |char: char| char.is_whitespace() || char.is_ascii_punctuation() || "–—“‘".contains(char);
    format!("{}…", text.trim_end_matches(end))
}

/// The pieces of a text between which a line may be broken.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let boundaries = analyze(text.chars()).map(|(_, boundary)| boundary);
    let may_break = |boundary: Boundary| matches!(boundary, Boundary::Line | Boundary::Mandatory);
    let breaks: Vec<usize> = text
        .char_indices()
        .zip(boundaries)
        .filter(|((at, _), boundary)| *at > 0 && may_break(*boundary))
        .map(|((at, _), _)| at)
        .chain([text.len()])
        .collect();
    let mut start = 0;
    breaks.into_iter().map(move |end| &text[std::mem::replace(&mut start, end)..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::digest::Digest;
    use crate::path::SitePath;
    use crate::words::Languages;
    use crate::words::file::WordsFile;

    /// Of the card below. Another one is another [`EDITION`].
    const DIGEST: &str = "bccfeca8f6fc7829ca8774085e7cea17";

    fn input(title: &str) -> Input {
        let count = |count: usize, word: &str| (count, word.to_owned());
        Input {
            site: "The Plain Record".to_owned(),
            title: title.to_owned(),
            counts: [count(5, "Known"), count(12, "One source"), count(3, "Disputed"), count(6, "Unknown")],
        }
    }

    /// The palette's indices of a card.
    fn pixels(input: &Input) -> Vec<u8> {
        let file = png(input);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height, info.color_type), (WIDTH, HEIGHT, png::ColorType::Indexed));
        pixels
    }

    /// How many pixels have the full colour in the rows of the title.
    fn ink(input: &Input) -> usize {
        let rows = &pixels(input)[WIDTH as usize * 150..WIDTH as usize * 440];
        rows.iter().map(|&pixel| usize::from(pixel == index(INK, u8::MAX))).sum()
    }

    #[test]
    fn a_card_has_the_same_bytes_everywhere() {
        let title = "Rubio and Lavrov meet in Malaysia: what two reports agree on, and where they part";
        let card = png(&input(title));
        assert_eq!(Digest::of_bytes(&card).to_hex(), DIGEST);
        assert_eq!(card, png(&input(title)));
    }

    #[test]
    fn words_are_left_out_whole_where_the_fonts_lack_a_letter() {
        for title in ["\u{4e2d}\u{56fd}", "Hafen \u{5e9}", "\u{627}\u{644}", "\u{1f6a2}", "", "…"] {
            assert_eq!(ink(&input(title)), 0, "{title}");
        }
        assert!(ink(&input("Ένας τίτλος, и по-русски, Tiếng Việt")) > 1000);
        assert_eq!(pixels(&input("Ferry \u{1f6a2}\u{fe0f} sunk")), pixels(&input("Ferry sunk")));
    }

    #[test]
    fn a_title_is_made_smaller_and_cut_at_last() {
        let mut canvas = Canvas::new();
        let sizes = [10, 80, 130, 170, 400].map(|length| {
            let title = "boat ".repeat(length / 5);
            let (size, _, lines) = canvas.lines(title.trim());
            for line in &lines {
                assert!(canvas.width(&SERIF_FONT, line.trim_end(), size) <= RIGHT - LEFT, "{line}");
            }
            (size as u32, lines.len(), lines.last().is_some_and(|line| line.ends_with('…')))
        });
        assert_eq!(sizes.map(|(size, _, _)| size), [62, 62, 52, 44, 44]);
        assert_eq!(sizes.map(|(_, _, cut)| cut), [false, false, false, false, true]);
        let (_, _, lines) = canvas.lines(&"x".repeat(300));
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn a_card_is_described_in_the_words_of_its_language() {
        let file = |lang: &str, text: &str| WordsFile {
            path: SitePath::new(format!("{lang}.yaml")),
            lang: lang.to_owned(),
            text: text.into(),
            is_sites: false,
        };
        let files = [
            file("en", include_str!("../../themes/default/words/en.yaml")),
            file("de", include_str!("../../themes/default/words/de.yaml")),
        ];
        let (languages, _) = Languages::read(&files, "en", |_| false);
        let said = |lang: &str, counts: [usize; 4]| {
            let [known, reported, disputed, unknown] = counts;
            let counts =
                [("known", known), ("reported", reported), ("disputed", disputed), ("unknown", unknown)];
            description("A title.", counts, languages.of(lang))
        };
        assert_eq!(said("en", [5, 12, 3, 6]), "A title. 5 known, 12 one source, 3 disputed, 6 unknown.");
        assert_eq!(said("de", [5, 12, 0, 0]), "A title. 5 bekannt, 12 von einer Quelle.");
        assert_eq!(said("en", [0; 4]), "A title");
    }

    #[test]
    fn what_there_is_none_of_is_not_counted() {
        let mut none = input("A title");
        for (count, _) in &mut none.counts {
            *count = 0;
        }
        let below = &pixels(&none)[WIDTH as usize * 440..];
        assert!(below.iter().all(|&pixel| pixel == 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_title_can_be_drawn(title in "\\PC{0,200}", site in "[\\x20-\u{17f}]{0,90}", count: usize) {
            let mut input = input(&title);
            input.counts[0].0 = count;
            input.site = site;
            png(&input);
        }
    }
}
