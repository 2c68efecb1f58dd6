//! Sockets: connections, requests and responses. The one file that names axum, hyper and tokio.
//!
//! Everything is counted and nothing waits for ever: so many connections, so much of a head, so long for it to come, so long
//! for a client to take what it asked for. Answers are made on threads of their own, with a stack on which any page can be
//! rendered; this one only waits.

use std::convert::Infallible;
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::body::{Body as Bytes, Bytes as Piece};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::{Sleep, sleep};

use crate::theme::STACK;

use super::answer::{self, Answer, Ask, Body, Watch};
use super::cache::Held;
use super::preview::Preview;

/// The port that is tried first.
const PORT: u16 = 4321;
/// How many ports after it are tried.
const PORTS: u16 = 100;
/// How many connections there may be; more wait until one ends.
const CONNECTIONS: usize = 512;
/// How many answers are made at once.
const ANSWERS: usize = 4;
/// How many bytes the head of a request may have.
const HEAD: usize = 32 << 10;
/// How long the head of a request may take to come.
const READING: Duration = Duration::from_secs(10);
/// How long a client may take nothing of what it asked for.
const WRITING: Duration = Duration::from_secs(20);
/// How often a client that listens hears that somebody is there.
const ALIVE: Duration = Duration::from_secs(20);
/// How soon a client that lost us asks again.
const RETRY: Duration = Duration::from_millis(500);
/// How much of a file is read at once.
const PIECE: usize = 64 << 10;

/// A port of this machine that is ours, with nobody listening yet.
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

impl Bound {
    /// Takes the port, or the first that is free from 4321 on.
    pub fn take(port: Option<u16>) -> anyhow::Result<Self> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let taken = |port| {
            move |problem: io::Error| match problem.kind() {
                io::ErrorKind::AddrInUse => anyhow::anyhow!(
                    "port {port} is taken by another program: name another, or none for the next free one"
                ),
                _ => anyhow::Error::new(problem).context(format!("port {port} cannot be used")),
            }
        };
        let listener = if let Some(port) = port {
            bind(port).map_err(taken(port))?
        } else {
            let free = (PORT..PORT + PORTS).find_map(|port| bind(port).ok());
            free.map_or_else(|| bind(0), Ok).context("no port can be used")?
        };
        let address = listener.local_addr().context("the port has no address")?;
        Ok(Self { listener, address })
    }

    /// The address of the home page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// What every request needs.
#[derive(Clone)]
struct Shared {
    preview: Arc<Preview>,
    /// Counts what there was to be seen.
    version: watch::Receiver<u64>,
}

/// Serves until the user ends it.
pub fn run(bound: Bound, preview: &Arc<Preview>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_stack_size(2 * STACK)
        .max_blocking_threads(ANSWERS)
        .build()
        .context("the preview cannot start")?;
    let ended = runtime.block_on(async {
        let end = end()?;
        bound.listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(bound.listener)?;
        let (sender, version) = watch::channel(u64::from(!preview.is_empty()));
        preview.listen(move || sender.send_modify(|version| *version += 1));
        let shared = Shared { preview: Arc::clone(preview), version };
        tokio::select! {
            () = end => {}
            () = accept(listener, shared) => {}
        }
        io::Result::Ok(())
    });
    // Whoever still listens need not be waited for.
    runtime.shutdown_background();
    ended.context("the preview cannot start")
}

/// Waits until the user, or the system, wants an end.
#[cfg(unix)]
fn end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits until the user wants an end.
#[cfg(not(unix))]
fn end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}

async fn accept(listener: tokio::net::TcpListener, shared: Shared) {
    let router = Router::new().fallback(respond).with_state(shared);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // Nobody closes it.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // No more files may be open: some will be closed.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            let _ = stream.set_nodelay(true);
            let service = TowerToHyperService::new(router);
            // A client that goes away or talks nonsense is no failure.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(READING)
                .max_buf_size(HEAD)
                .serve_connection(TokioIo::new(Patient { stream, stuck: None }), service)
                .await;
            drop(place);
        });
    }
}

async fn respond(State(mut shared): State<Shared>, request: Request<Bytes>) -> Response<Bytes> {
    let ask = ask(&request);
    drop(request);
    // Whoever asks before the site is read waits until it is.
    if shared.version.wait_for(|version| *version > 0).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let preview = Arc::clone(&shared.preview);
    let answer = spawn_blocking(move || answer::answer(&preview, &ask)).await;
    // A mistake of ours has been said by now.
    let Ok(answer) = answer else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    response(answer, shared)
}

fn ask(request: &Request<Bytes>) -> Ask {
    let headers = request.headers();
    let one = |name: HeaderName| one(headers, &name);
    Ask {
        method: request.method().as_str().to_owned(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        authority: request.uri().authority().map(ToString::to_string),
        host: one(header::HOST),
        // One that cannot be read is somebody else's.
        origin: headers.contains_key(header::ORIGIN).then(|| one(header::ORIGIN).unwrap_or_default()),
        fetch_site: one(HeaderName::from_static("sec-fetch-site")),
        fetch_mode: one(HeaderName::from_static("sec-fetch-mode")),
        if_none_match: one(header::IF_NONE_MATCH),
        if_range: one(header::IF_RANGE),
        range: one(header::RANGE),
    }
}

/// The value of a header that stands there once.
fn one(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().filter(|_| values.next().is_none())?;
    value.to_str().ok().map(str::to_owned)
}

fn response(answer: Answer, shared: Shared) -> Response<Bytes> {
    let Answer { status, headers, body } = answer;
    let (length, body) = match body {
        Body::Text(text) => (Some(text.len() as u64), Bytes::from(text)),
        Body::Page(held, range) => (Some(range.end - range.start), page(held, &range)),
        Body::File(file, range) => (Some(range.end - range.start), file_body(file, range)),
        Body::Head(length) => (Some(length), Bytes::empty()),
        Body::News(watch) => (None, news(watch, shared).into_response().into_body()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let head = response.headers_mut();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            head.insert(HeaderName::from_static(name), value);
        }
    }
    if let Some(length) = length.filter(|_| status != 304) {
        head.insert(header::CONTENT_LENGTH, length.into());
    }
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    head.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    head.insert(policy, HeaderValue::from_static("same-origin"));
    response
}

/// A part of a page: not a copy of it.
fn page(held: Arc<Held>, range: &Range<u64>) -> Bytes {
    struct Owner(Arc<Held>);
    impl AsRef<[u8]> for Owner {
        fn as_ref(&self) -> &[u8] {
            (*self.0).as_ref()
        }
    }
    let range = range.start as usize..range.end as usize;
    Bytes::from(Piece::from_owner(Owner(held)).slice(range))
}

/// A part of a file, piece by piece, as the client takes it.
fn file_body(file: std::fs::File, range: Range<u64>) -> Bytes {
    let pieces = stream::unfold(Some((file, range)), |rest| async move {
        let (mut file, range) = rest.filter(|(_, range)| !range.is_empty())?;
        let read = spawn_blocking(move || {
            let mut piece = vec![0; PIECE.min((range.end - range.start) as usize)];
            file.seek(SeekFrom::Start(range.start))?;
            let count = file.read(&mut piece)?;
            if count == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
            }
            piece.truncate(count);
            Ok((piece, file, range.start + count as u64..range.end))
        });
        match read.await.unwrap_or_else(|_| Err(io::ErrorKind::Other.into())) {
            Ok((piece, file, range)) => Some((Ok(Piece::from(piece)), Some((file, range)))),
            // The connection breaks off, so that nobody takes a part for the whole.
            Err(problem) => Some((Err(problem), None)),
        }
    });
    Bytes::from_stream(pieces)
}

/// What is new of a page, now and whenever it changes. A client that is slow hears the newest, not all that was.
fn news(watch: Watch, shared: Shared) -> impl IntoResponse {
    let events = stream::unfold((shared, watch, String::new()), |(mut shared, watch, last)| async move {
        loop {
            shared.version.borrow_and_update();
            let (preview, asked) = (Arc::clone(&shared.preview), watch.clone());
            let news = spawn_blocking(move || answer::news(&preview, &asked)).await.ok()?;
            if news != last {
                let event = Event::default().retry(RETRY).data(&news);
                return Some((Ok::<_, Infallible>(event), (shared, watch, news)));
            }
            shared.version.changed().await.ok()?;
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE))
}

/// A connection that waits for its client, but not for ever.
struct Patient {
    stream: TcpStream,
    /// Runs while the client takes nothing.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    /// Lets a write through, or ends it if the client has taken nothing for too long.
    fn write<T>(&mut self, context: &mut Context<'_>, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if result.is_ready() {
            self.stuck = None;
            return result;
        }
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(WRITING)));
        match stuck.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.write(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.write(context, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
