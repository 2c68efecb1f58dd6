//! Reading the site: every file below its root that has a meaning. The one file that names walkdir.
//!
//! Only regular files are opened, only up to a limit, and only inside the root: a named pipe would hang the build, a link
//! could publish what is not the site's. What cannot be read is a finding, all of them in one run; nothing here fails.
//! A file that the core can be told of is in the world, unreadable or not, and the core speaks of it if it matters
//! ([`Content::Unreadable`]); a finding is made here of what cannot even be named or opened.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::config;
use crate::diagnostic::{self, Diagnostic};
use crate::digest::{BytesHasher, Digest};
use crate::path::SitePath;
use crate::span::Place;
use crate::world::{Content, File, Options, World};

use super::folders::resolve;
use super::image;
use super::manifest;
use super::name;
use super::stamp::Stamp;
use super::text;

/// The rule that findings of the reader bear.
pub const RULE: &str = "unreadable-file";

/// Where the texts of sources are by default: never published, wherever else they may be looked for.
pub const TEXTS: &str = "content/sources/text";

/// How large a file with text may be.
const TEXT_LIMIT: u64 = 32 * MIB;
/// How large a file that is only copied may be.
const BYTES_LIMIT: u64 = 1024 * MIB;
const MIB: u64 = 1024 * 1024;

/// How often a file is read again that changes meanwhile.
const ATTEMPTS: usize = 4;

/// What was read before: a file whose stamp is the same is not read again.
#[derive(Default)]
pub struct Cache(HashMap<SitePath, Arc<Known>>);

struct Known {
    stamp: Stamp,
    read: SystemTime,
    kind: Kind,
    /// Where it is, links resolved: not every system's stamps tell one file from another.
    real: PathBuf,
    file: File,
}

/// What to make of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bytes,
}

/// A file to be read.
struct Found {
    path: SitePath,
    /// Where it is, links resolved.
    real: PathBuf,
    kind: Kind,
}

impl Known {
    /// Whether it was read as `found` is to be read.
    fn is_of(&self, found: &Found) -> bool {
        self.kind == found.kind && self.real == found.real
    }
}

/// Reads the site at `root`, which is free of links. `texts` says which folder holds the texts of sources, from what is in
/// `factbox.yaml`: an absolute path, or one relative to the root.
pub fn read_world(
    root: &Path,
    options: Options,
    texts: &dyn Fn(Option<&str>) -> PathBuf,
    cache: &mut Cache,
) -> (World, Vec<Diagnostic>) {
    let mut known = HashMap::new();
    let mut diagnostics = Vec::new();

    let found = find_config(root, &mut diagnostics);
    let mut files = read_all(found, cache, &mut known, &mut diagnostics);
    let config = files.values().next().and_then(|file| match &file.content {
        Content::Text(text) => Some(&**text),
        Content::Bytes | Content::Unreadable(_) => None,
    });
    let texts = root.join(texts(config));

    let usual_texts = root.join(TEXTS);
    let closed = [texts.as_path(), usual_texts.as_path()];
    let found = find_files(root, &closed, &mut diagnostics);
    files.extend(read_all(found, cache, &mut known, &mut diagnostics));
    let texts_folder = SitePath::below(root, &texts).as_str().to_owned();
    let found = find_texts(root, &texts, &mut diagnostics);
    let texts = read_all(found, cache, &mut known, &mut diagnostics)
        .into_iter()
        .map(|(path, file)| (path.file_name().to_owned(), file))
        .collect();

    cache.0 = known;
    diagnostic::sort(&mut diagnostics);
    (World { files, texts, texts_folder, options }, diagnostics)
}

/// A file that holds what somebody has typed, read as the disk's bytes would be.
pub fn typed(text: &str) -> File {
    File {
        digest: Digest::of_bytes(text.as_bytes()),
        length: text.len() as u64,
        content: match text::decode(text.as_bytes().to_vec()) {
            Ok(text) => Content::Text(text.into()),
            Err(why) => Content::Unreadable(why),
        },
        image: None,
    }
}

/// Puts files that are `open` somewhere into the place of those that were read, as far as they are input: text of the site
/// at `root`, or of a source in the folder `texts`.
pub fn lay_over(world: &mut World, root: &Path, texts: &Path, open: &BTreeMap<PathBuf, File>) {
    let texts = &*resolve(texts).unwrap_or_else(|_| texts.to_path_buf());
    for (named, file) in open {
        let path = SitePath::below(root, named);
        let name = path.file_name();
        if named.parent() == Some(texts) {
            if is_text_of_source(&path) {
                world.texts.insert(name.to_owned(), file.clone());
            }
            continue;
        }
        let is_input = name::FOLDERS.iter().any(|folder| {
            let below = path.as_str().strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            below.is_some_and(|below| below.split('/').all(|part| !name::is_passed_over(folder, part)))
        });
        let is_closed = [texts, &root.join(TEXTS)].into_iter().any(|folder| named.starts_with(folder));
        if path.as_str() == config::FILE_NAME || (is_input && !is_closed && kind(&path) == Kind::Text) {
            world.files.insert(path, file.clone());
        }
    }
}

/// The file at `path` below `root` as it is now, as [`read_world`] would read it; `None` if it is no regular file.
pub fn read_again(root: &Path, path: &SitePath) -> Option<File> {
    let real = root.join(path.as_str());
    fs::symlink_metadata(&real).ok().filter(fs::Metadata::is_file)?;
    let found = Found { kind: kind(path), path: path.clone(), real };
    read(&found, None).ok().map(|(file, _)| file)
}

/// Opens the file at `path` below `root` for copying.
pub fn open(root: &Path, path: &SitePath) -> io::Result<fs::File> {
    let mut named = root.to_path_buf();
    for part in path.as_str().split('/') {
        if matches!(part, "" | "." | "..") {
            return Err(io::Error::other("is not a path below the site's root"));
        }
        named.push(part);
    }
    let real = fs::canonicalize(&named)?;
    if !real.starts_with(root) {
        return Err(io::Error::other("leads out of the site"));
    }
    open_regular(&real).map(|(file, _)| file)
}

/// A digest of the names and stamps of all files and folders that [`read_world`] would look at: equal as long as nothing
/// changes.
pub fn fingerprint(root: &Path, texts: &Path) -> Digest {
    let stamp = |path: &Path| fs::symlink_metadata(path).ok().map(|metadata| Stamp::of(&metadata));
    let mut stamps = vec![(PathBuf::from(config::FILE_NAME), stamp(&root.join(config::FILE_NAME)))];
    for folder in name::FOLDERS.iter().map(|folder| root.join(folder)).chain([texts.to_path_buf()]) {
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
        stamps.extend(entries.map(|entry| (entry.path().to_path_buf(), stamp(entry.path()))));
    }
    Digest::of_value(&stamps)
}

fn find_config(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let path = SitePath::new(config::FILE_NAME);
    let named = root.join(config::FILE_NAME);
    let Ok(metadata) = fs::symlink_metadata(&named) else { return Vec::new() };
    match regular(root, &named, metadata.file_type()) {
        Ok(real) => vec![Found { path, real, kind: Kind::Text }],
        Err(reason) => {
            diagnostics.push(error(&path, &reason).fatal());
            Vec::new()
        }
    }
}

/// Looks for files everywhere but in the folders of `closed`, which hold texts of sources.
fn find_files(root: &Path, closed: &[&Path], diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    let mut found = Vec::new();
    for folder in name::FOLDERS {
        let named = root.join(folder);
        match fs::symlink_metadata(&named) {
            Ok(metadata) if metadata.is_dir() => find_below(root, folder, closed, &mut found, diagnostics),
            Ok(metadata) => {
                let what = if metadata.is_symlink() { "is a link" } else { "is not a folder" };
                diagnostics.push(error(&SitePath::new(folder), what).fatal());
            }
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => {
                // A site that lost its content is not a site without content: its pages must not be unpublished.
                if folder == "content" {
                    let place = Place::start_of(&SitePath::new(folder));
                    let what = "there is no `content/` folder";
                    diagnostics.push(Diagnostic::error(RULE, place, what).fatal());
                }
            }
            Err(problem) => {
                let what = format!("cannot be read: {}", reason(&problem));
                diagnostics.push(error(&SitePath::new(folder), &what).fatal());
            }
        }
    }
    found
}

fn find_below(
    root: &Path,
    folder: &str,
    closed: &[&Path],
    found: &mut Vec<Found>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut entries = WalkDir::new(root.join(folder)).min_depth(1).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(problem) => {
                diagnostics.push(unlisted(root, folder, &problem));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        if name::is_passed_over(folder, &entry.file_name().to_string_lossy())
            || (is_folder && closed.contains(&entry.path()))
        {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_name().to_str().is_none() {
            let what = "has a name that is not UTF-8: no address can be made of it";
            diagnostics.push(error(&SitePath::below(root, entry.path()), what).help("rename it"));
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if is_folder {
            continue;
        }
        let path = SitePath::below(root, entry.path());
        match regular(root, entry.path(), entry.file_type()) {
            Ok(real) => {
                let is_link = entry.path_is_symlink();
                if is_link && closed.iter().any(|folder| real.starts_with(folder)) {
                    let what = "is a link to the text of a source: texts are never published";
                    diagnostics.push(error(&path, what));
                } else if is_link && is_published(root, &real) {
                    diagnostics.push(error(&path, "is a link into the output"));
                } else {
                    found.push(Found { kind: kind(&path), path, real });
                }
            }
            Err(reason) => diagnostics.push(error(&path, &reason)),
        }
    }
}

fn find_texts(root: &Path, texts: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Found> {
    match fs::symlink_metadata(texts) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => {
            diagnostics.push(error(
                &SitePath::below(root, texts),
                "is not a folder: the texts of sources are looked for in one",
            ));
            return Vec::new();
        }
        Err(_) => return Vec::new(),
    }
    let mut found = Vec::new();
    let folder = resolve(texts).unwrap_or_else(|_| texts.to_path_buf());
    for entry in WalkDir::new(texts).min_depth(1).max_depth(1) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(problem) => {
                diagnostics.push(unlisted(root, &texts.to_string_lossy(), &problem));
                continue;
            }
        };
        let path = SitePath::below(root, entry.path());
        if !is_text_of_source(&path) || entry.file_type().is_dir() {
            continue;
        }
        if entry.file_name().to_str().is_none() {
            diagnostics
                .push(error(&path, "has a name that is not UTF-8: no source can name it").help("rename it"));
            continue;
        }
        match regular(&folder, entry.path(), entry.file_type()) {
            Ok(real) => found.push(Found { path, real, kind: Kind::Text }),
            Err(reason) => diagnostics.push(error(&path, &reason)),
        }
    }
    found
}

/// Whether a file in the folder of texts is one, by its name.
fn is_text_of_source(path: &SitePath) -> bool {
    matches!(path.extension().as_str(), "txt" | "md" | "html" | "htm")
        && !name::is_passed_over("content", path.file_name())
}

/// Whether the file at `real` stands in a folder that a site was published to.
fn is_published(root: &Path, real: &Path) -> bool {
    let below = |folder: &&Path| *folder != root;
    real.ancestors().skip(1).take_while(below).any(|folder| folder.join(manifest::FOLDER).is_dir())
}

/// What is said of something in `folder` that cannot be listed.
fn unlisted(root: &Path, folder: &str, problem: &walkdir::Error) -> Diagnostic {
    let path = problem.path().map_or_else(|| SitePath::new(folder), |path| SitePath::below(root, path));
    let why = problem.io_error().map_or_else(|| problem.to_string(), reason);
    error(&path, &format!("cannot be read: {why}"))
}

/// Where the file called `named` is, if it is a regular one inside `folder`, or a link to such a one; in words what else
/// it is.
fn regular(folder: &Path, named: &Path, file_type: fs::FileType) -> Result<PathBuf, String> {
    if file_type.is_file() {
        return Ok(named.to_path_buf());
    }
    if !file_type.is_symlink() {
        return Err(format!("is {}, not a file", what_it_is(file_type)));
    }
    let real = fs::canonicalize(named)
        .map_err(|problem| format!("is a link that leads nowhere: {}", reason(&problem)))?;
    if !real.starts_with(folder) {
        return Err("is a link that leads out of its folder".to_owned());
    }
    match fs::symlink_metadata(&real) {
        Ok(metadata) if metadata.is_file() => Ok(real),
        Ok(metadata) => Err(format!("is a link to {}, not to a file", what_it_is(metadata.file_type()))),
        Err(problem) => Err(format!("is a link to what cannot be read: {}", reason(&problem))),
    }
}

#[cfg(unix)]
fn what_it_is(file_type: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if file_type.is_dir() {
        "a folder"
    } else if file_type.is_fifo() {
        "a named pipe"
    } else if file_type.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn what_it_is(file_type: fs::FileType) -> &'static str {
    if file_type.is_dir() { "a folder" } else { "something else" }
}

/// What the core needs of the file at `path`: its text, if it may be a page, a record or a template.
fn kind(path: &SitePath) -> Kind {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    let extension = path.extension();
    let is_text = match parts.as_slice() {
        ["content", "sources", "receipts.json"]
        | ["templates", ..]
        | ["themes", _, "theme.yaml"]
        | ["themes", _, "templates", ..] => true,
        ["words", _] | ["themes", _, "words", _] => extension == "yaml",
        ["content", ..] => matches!(extension.as_str(), "md" | "yaml" | "yml"),
        ["themes", _, "static", ..] => matches!(
            extension.as_str(),
            "css" | "js" | "mjs" | "json" | "map" | "svg" | "html" | "txt" | "xml" | "webmanifest"
        ),
        _ => false,
    };
    if is_text { Kind::Text } else { Kind::Bytes }
}

/// Reads what was found, on all cores.
fn read_all(
    found: Vec<Found>,
    cache: &Cache,
    known: &mut HashMap<SitePath, Arc<Known>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<SitePath, File> {
    let read: Vec<_> =
        found.into_par_iter().map(|found| (read(&found, cache.0.get(&found.path)), found)).collect();
    let mut files = Vec::with_capacity(read.len());
    for (result, found) in read {
        match result {
            Ok((file, remembered)) => {
                known.extend(remembered.map(|remembered| (found.path.clone(), remembered)));
                files.push((found.path, file));
            }
            Err(reason) => diagnostics.push(error(&found.path, &reason)),
        }
    }
    // Folders are listed in whatever order the disk has.
    files.into_iter().collect()
}

fn read(found: &Found, known: Option<&Arc<Known>>) -> Result<(File, Option<Arc<Known>>), String> {
    let read_at = SystemTime::now();
    let unreadable = |why: String, length: u64| File {
        digest: Digest::of_bytes(why.as_bytes()),
        length,
        content: Content::Unreadable(why),
        image: None,
    };
    for _ in 0..ATTEMPTS {
        let metadata = match fs::symlink_metadata(&found.real) {
            Ok(metadata) => metadata,
            Err(problem) => return failed(&problem).map(|why| (unreadable(why, 0), None)),
        };
        let stamp = Stamp::of(&metadata);
        if let Some(known) =
            known.filter(|it| it.stamp == stamp && it.is_of(found) && stamp.was_settled(it.read))
        {
            return Ok((known.file.clone(), Some(Arc::clone(known))));
        }
        let limit = match found.kind {
            Kind::Text => TEXT_LIMIT,
            Kind::Bytes => BYTES_LIMIT,
        };
        if metadata.len() > limit {
            let why = format!(
                "is too large ({} MiB; up to {} MiB are read)",
                metadata.len().div_ceil(MIB),
                limit / MIB
            );
            return Ok((unreadable(why, metadata.len()), None));
        }
        let opened = open_regular(&found.real).and_then(|(mut file, opened)| {
            let content = match found.kind {
                Kind::Text => read_text(&mut file, metadata.len())?,
                Kind::Bytes => read_bytes(&mut file)?,
            };
            let image = image::is_image(&found.path).then(|| image::header(&mut file)).transpose()?;
            Ok((content, image, opened, Stamp::of(&file.metadata()?)))
        });
        let ((digest, length, content), image, before, after) = match opened {
            Ok(opened) => opened,
            Err(problem) => return failed(&problem).map(|why| (unreadable(why, metadata.len()), None)),
        };
        if before == stamp && after == stamp && length == metadata.len() {
            let file = File { digest, length, content, image };
            let known = Arc::new(Known {
                stamp,
                read: read_at,
                kind: found.kind,
                real: found.real.clone(),
                file: file.clone(),
            });
            return Ok((file, Some(known)));
        }
    }
    Err("changes while it is being read".to_owned())
}

/// What becomes of a file that cannot be read: unreadable, in words; or gone, which is no state to build from.
fn failed(problem: &io::Error) -> Result<String, String> {
    match problem.kind() {
        io::ErrorKind::NotFound => Err("disappeared while the site was being read".to_owned()),
        _ => Ok(format!("cannot be read: {}", reason(problem))),
    }
}

fn read_text(file: &mut fs::File, expected: u64) -> io::Result<(Digest, u64, Content)> {
    let mut bytes = Vec::with_capacity(expected as usize + 1);
    file.take(TEXT_LIMIT + 1).read_to_end(&mut bytes)?;
    let (digest, length) = (Digest::of_bytes(&bytes), bytes.len() as u64);
    let content = match text::decode(bytes) {
        Ok(text) => Content::Text(text.into()),
        Err(why) => Content::Unreadable(why),
    };
    Ok((digest, length, content))
}

fn read_bytes(file: &mut fs::File) -> io::Result<(Digest, u64, Content)> {
    let (digest, length) = digest_of(&mut file.take(BYTES_LIMIT + 1), |_| Ok(()))?;
    Ok((digest, length, Content::Bytes))
}

/// The digest and the length of all that `reader` gives, each piece of which is also handed to `piece`.
pub(super) fn digest_of(
    reader: &mut impl Read,
    mut piece: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<(Digest, u64)> {
    let mut hasher = BytesHasher::default();
    let mut buffer = vec![0; 128 * 1024];
    let mut length = 0;
    loop {
        let count = match reader.read(&mut buffer) {
            Ok(0) => return Ok((hasher.finish(), length)),
            Ok(count) => count,
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => continue,
            Err(problem) => return Err(problem),
        };
        hasher.update(&buffer[..count]);
        piece(&buffer[..count])?;
        length += count as u64;
    }
}

/// Opens the file at `real`, which is no link. What it is is looked up before, for opening a named pipe waits for ever,
/// and after, in case that it was exchanged.
pub(super) fn open_regular(real: &Path) -> io::Result<(fs::File, Stamp)> {
    let named = fs::symlink_metadata(real)?;
    if !named.is_file() {
        return Err(io::Error::other("is not a file"));
    }
    let file = fs::File::open(real)?;
    let stamp = Stamp::of(&file.metadata()?);
    if !stamp.is_same_file(Stamp::of(&named)) {
        return Err(io::Error::other("was exchanged while it was being opened"));
    }
    Ok((file, stamp))
}

pub(super) fn error(path: &SitePath, what: &str) -> Diagnostic {
    Diagnostic::error(RULE, Place::start_of(path), format!("`{}` {what}", path.file_name()))
}

/// An error of the machine in words, without its number.
fn reason(problem: &io::Error) -> String {
    let words = problem.to_string();
    let words = words.rsplit_once(" (os error").map_or(words.as_str(), |(words, _)| words);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    struct Site {
        _folder: tempfile::TempDir,
        root: PathBuf,
        cache: Cache,
    }

    impl Site {
        fn new(files: &[(&str, &[u8])]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = fs::canonicalize(folder.path()).unwrap().join("site");
            fs::create_dir_all(root.join("content")).unwrap();
            let site = Self { _folder: folder, root, cache: Cache::default() };
            for (path, bytes) in files {
                site.write(path, bytes);
            }
            site
        }

        fn write(&self, path: &str, bytes: &[u8]) {
            let path = self.root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }

        fn read(&mut self) -> (World, Vec<String>) {
            let texts = |_: Option<&str>| PathBuf::from(TEXTS);
            let (world, diagnostics) = read_world(&self.root, Options::default(), &texts, &mut self.cache);
            (world, diagnostics.into_iter().map(|it| it.message.to_string()).collect())
        }
    }

    fn paths(world: &World) -> Vec<&str> {
        world.files.keys().map(SitePath::as_str).collect()
    }

    #[test]
    fn what_has_a_meaning_is_read_and_nothing_else() {
        let mut site = Site::new(&[
            ("factbox.yaml", b"title: x\n"),
            ("factbox.yaml~", b""),
            ("README.md", b""),
            ("content/a.md", b"\xef\xbb\xbfa\r\nb"),
            ("content/.hidden/b.md", b""),
            ("content/a.md~", b""),
            ("content/a/photo.jpg", b"\xff\xd8\0"),
            ("content/sources/x.yaml", b"title: y\n"),
            ("content/sources/receipts.json", b"{}"),
            ("content/sources/text/x.txt", b"words"),
            ("content/sources/text/x.pdf", b"%PDF"),
            ("content/sources/text/deep/y.txt", b"words"),
            ("static/.well-known/security.txt", b""),
            ("static/.htaccess", b""),
            ("static/.git/config", b""),
            ("static/x.swp", b""),
            ("templates/page.html", b""),
            ("themes/t/theme.yaml", b""),
            ("themes/t/static/f.woff2", b"\0"),
            ("output/index.html", b""),
        ]);
        let (world, findings) = site.read();
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(
            paths(&world),
            [
                "content/a.md",
                "content/a/photo.jpg",
                "content/sources/receipts.json",
                "content/sources/x.yaml",
                "factbox.yaml",
                "static/.htaccess",
                "static/.well-known/security.txt",
                "templates/page.html",
                "themes/t/static/f.woff2",
                "themes/t/theme.yaml",
            ]
        );
        assert_eq!(world.texts.keys().collect::<Vec<_>>(), ["x.txt"]);
        assert_eq!(world.text(&SitePath::new("content/a.md")).unwrap().as_ref(), "a\nb");
        assert_eq!(world.files[&SitePath::new("content/a/photo.jpg")].content, Content::Bytes);
        assert_eq!(
            world.files[&SitePath::new("content/sources/receipts.json")].content,
            Content::Text("{}".into())
        );
        assert_eq!(
            world.files[&SitePath::new("content/a.md")].digest,
            Digest::of_bytes(b"\xef\xbb\xbfa\r\nb")
        );
    }

    #[test]
    fn text_that_is_none_is_in_the_world_with_the_reason() {
        let mut site = Site::new(&[("content/a.md", b"caf\xe9"), ("factbox.yaml", b"a\0b")]);
        let (world, findings) = site.read();
        assert!(findings.is_empty());
        for path in ["content/a.md", "factbox.yaml"] {
            assert!(matches!(world.files[&SitePath::new(path)].content, Content::Unreadable(_)), "{path}");
        }
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let mut site = Site::new(&[]);
        fs::File::create(site.root.join("content/a.md")).unwrap().set_len(TEXT_LIMIT + 1).unwrap();
        fs::create_dir(site.root.join("static")).unwrap();
        fs::File::create(site.root.join("static/a.iso")).unwrap().set_len(BYTES_LIMIT + 1).unwrap();
        let (world, _) = site.read();
        let Content::Unreadable(why) = &world.files[&SitePath::new("content/a.md")].content else { panic!() };
        assert_eq!(why, "is too large (33 MiB; up to 32 MiB are read)");
        let Content::Unreadable(why) = &world.files[&SitePath::new("static/a.iso")].content else { panic!() };
        assert_eq!(why, "is too large (1025 MiB; up to 1024 MiB are read)");
    }

    #[test]
    fn links_are_followed_to_files_of_the_site_alone() {
        let mut site = Site::new(&[
            ("content/a.md", b"a"),
            ("content/sources/text/x.txt", b"private"),
            ("output/index.html", b"ours"),
            ("output/.factbox/manifest", b""),
        ]);
        fs::write(site.root.parent().unwrap().join("secret"), "s").unwrap();
        for (target, name) in [
            ("a.md", "b.md"),
            ("../../secret", "c.md"),
            ("/etc/hostname", "d.md"),
            ("nowhere", "e.md"),
            (".", "f"),
            ("g.md", "g.md"),
            ("sources/text/x.txt", "h.txt"),
            ("../output/index.html", "i.html"),
        ] {
            symlink(target, site.root.join("content").join(name)).unwrap();
        }
        symlink("../../../../secret", site.root.join("content/sources/text/y.txt")).unwrap();
        symlink("..", site.root.join("static")).unwrap();
        let (world, findings) = site.read();
        assert_eq!(paths(&world), ["content/a.md", "content/b.md"]);
        assert_eq!(world.texts.len(), 1);
        insta::assert_snapshot!(findings.join("\n"), @"
        `c.md` is a link that leads out of its folder
        `d.md` is a link that leads out of its folder
        `e.md` is a link that leads nowhere: no such file or directory
        `f` is a link to a folder, not to a file
        `g.md` is a link that leads nowhere: too many levels of symbolic links
        `h.txt` is a link to the text of a source: texts are never published
        `i.html` is a link into the output
        `y.txt` is a link that leads out of its folder
        `static` is a link
        ");
    }

    #[test]
    fn pipes_and_sockets_are_findings_and_never_opened() {
        let mut site = Site::new(&[("content/a.md", b"a")]);
        let _socket = std::os::unix::net::UnixListener::bind(site.root.join("content/s.md")).unwrap();
        symlink("s.md", site.root.join("content/t.md")).unwrap();
        let pipe = std::process::Command::new("mkfifo").arg(site.root.join("content/p.md")).status();
        assert!(pipe.unwrap().success());
        let (world, findings) = site.read();
        assert_eq!(paths(&world), ["content/a.md"]);
        insta::assert_snapshot!(findings.join("\n"), @"
        `p.md` is a named pipe, not a file
        `s.md` is a socket, not a file
        `t.md` is a link to a socket, not to a file
        ");
        assert!(open(&site.root, &SitePath::new("content/p.md")).is_err());
    }

    #[test]
    fn a_name_that_is_not_utf_8_is_a_finding() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let mut site = Site::new(&[("content/a.md", b"a")]);
        fs::write(site.root.join("content").join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
        fs::create_dir(site.root.join("content").join(OsStr::from_bytes(b"d\xff"))).unwrap();
        fs::write(site.root.join("content").join(OsStr::from_bytes(b"d\xff")).join("x.md"), "").unwrap();
        let (world, findings) = site.read();
        assert_eq!(paths(&world), ["content/a.md"]);
        assert_eq!(findings.len(), 2);
    }

    #[test]
    fn a_site_that_lost_its_content_is_not_empty() {
        let mut site = Site::new(&[("factbox.yaml", b"")]);
        fs::remove_dir(site.root.join("content")).unwrap();
        let (_, findings) = site.read();
        insta::assert_snapshot!(findings.join("\n"), @"there is no `content/` folder");
    }

    #[test]
    fn what_did_not_change_is_not_read_again_and_what_did_is() {
        let mut site = Site::new(&[("content/a.md", b"one"), ("content/b.md", b"b")]);
        site.read();
        // As if it had been read long after it was written, and then changed behind its stamp's back.
        let known = site.cache.0.get_mut(&SitePath::new("content/b.md")).unwrap();
        let known = Arc::get_mut(known).unwrap();
        known.read += std::time::Duration::from_mins(1);
        known.file = File::text("from the cache");
        site.write("content/a.md", b"two");
        let (world, _) = site.read();
        assert_eq!(world.text(&SitePath::new("content/a.md")).unwrap().as_ref(), "two");
        assert_eq!(world.text(&SitePath::new("content/b.md")).unwrap().as_ref(), "from the cache");
        site.write("content/b.md", b"c");
        let (world, _) = site.read();
        assert_eq!(world.text(&SitePath::new("content/b.md")).unwrap().as_ref(), "c");
        assert_eq!(site.cache.0.len(), 2);
    }

    #[test]
    fn the_folder_of_texts_may_be_elsewhere() {
        let mut site = Site::new(&[("factbox.yaml", b"../texts"), ("content/a.md", b"a")]);
        let folder = site.root.parent().unwrap().join("texts");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("x.html"), "words").unwrap();
        let texts = |config: Option<&str>| PathBuf::from(config.unwrap());
        let (world, diagnostics) = read_world(&site.root, Options::default(), &texts, &mut site.cache);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(world.texts.keys().collect::<Vec<_>>(), ["x.html"]);
    }

    #[test]
    fn texts_beside_the_content_close_nothing_but_themselves() {
        let mut site = Site::new(&[("content/a.md", b"a"), ("static/b.png", b"b"), ("x.txt", b"words")]);
        for folder in ["", ".", "content", "static"] {
            let texts = |_: Option<&str>| PathBuf::from(folder);
            let (world, diagnostics) = read_world(&site.root, Options::default(), &texts, &mut site.cache);
            assert!(diagnostics.is_empty(), "{folder}: {diagnostics:?}");
            assert_eq!(paths(&world), ["content/a.md", "static/b.png"], "{folder}");
        }
    }

    #[test]
    fn what_is_copied_lies_in_the_site() {
        let site = Site::new(&[("content/a.jpg", b"a")]);
        fs::write(site.root.parent().unwrap().join("secret"), "s").unwrap();
        symlink("../../secret", site.root.join("content/b.jpg")).unwrap();
        assert!(open(&site.root, &SitePath::new("content/a.jpg")).is_ok());
        for bad in ["content/b.jpg", "../secret", "content/../../secret", "/etc/hostname", "content", ""] {
            assert!(open(&site.root, &SitePath::new(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_fingerprint_changes_with_any_file() {
        let site = Site::new(&[("content/a.md", b"a")]);
        let texts = site.root.join(TEXTS);
        let before = fingerprint(&site.root, &texts);
        assert_eq!(fingerprint(&site.root, &texts), before);
        site.write("content/b/c.md", b"");
        assert_ne!(fingerprint(&site.root, &texts), before);
    }
}
