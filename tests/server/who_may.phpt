--TEST--
Who may change something: each text command there is over each listener, with each --admin
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!extension_loaded('openssl')) die('skip no openssl in PHP');
if (trim(shell_exec('command -v openssl') ?? '') === '') die('skip no openssl command');
if (!str_contains((string) shell_exec(escapeshellarg(server_binary()) . ' --help'), '--ssl-certificate')) die('skip the server is built without TLS');
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';
require __DIR__ . '/../tls/tls.inc';

/* How each row of the server's table is written by those who use it. There is a job H of the function f with the unique u. */
const EXAMPLES = [
	'status' => 'status', 'workers' => 'workers', 'prioritystatus' => 'prioritystatus', 'version' => 'version', 'getpid' => 'getpid',
	'verbose' => 'verbose DEBUG', 'show jobs' => 'show jobs', 'show unique jobs' => 'show unique jobs', 'show all jobs' => 'show all jobs',
	'show worker jobs' => 'show worker jobs', 'show' => 'show what', 'cancel job' => 'cancel job H', 'cancel unique' => 'cancel unique f u',
	'cancel' => 'cancel what H', 'create function' => 'create function new', 'create' => 'create what', 'drop function' => 'drop function f',
	'drop' => 'drop what', 'maxqueue' => 'maxqueue f 1', 'maxqueue 1' => 'maxqueue', 'drain status' => 'drain status', 'drain off' => 'DRAIN off',
	'drain' => 'Drain', 'shutdown' => 'SHUTDOWN', 'shutdown graceful' => 'shutdown Graceful', 'shutdown 1' => 'shutdown what', '' => 'nonsense',
];

/* The rows of server/admin.c: whoever adds one has to show here how it is used. */
function commands(): array
{
	$rows = [];
	preg_match_all('/^\t\{ \{ ([^}]*) \}, \d, \w+, \w+, (?:true|false) \},$/m', file_get_contents(__DIR__ . '/../../server/admin.c'), $found);
	foreach ($found[1] as $words) {
		$name = str_replace(['"', ', ', 'NULL'], ['', ' ', ''], $words);
		$name = isset($rows[$name]) ? "$name 1" : $name;
		$rows[$name] = EXAMPLES[$name] ?? exit("server/admin.c has a command that is not tried here: $name\n");
	}
	return $rows;
}

/* A server over all kinds of listeners, one of which is tried, and the job that is changed or not. */
final class Trial
{
	public readonly Server $server;
	public readonly string $handle;
	private readonly Wire $watcher;

	public function __construct(private readonly string $address, private readonly array $context, array $options)
	{
		$this->server = new Server();
		$socket = "{$this->server->directory}/socket";
		$this->server->run(['-p', '0', '-L', 'tcp://127.0.0.1', '-L', 'tls://127.0.0.2', '-L', $socket, ...$options]);
		$this->server->logged('/ ready$/m') || exit($this->server->log());
		$this->watcher = $this->connect('unix');
		$this->handle = $this->watcher->request('SUBMIT_JOB_BG', 'f', 'u', 'data')->receive()[1];
	}

	private function connect(string $address): ?Wire
	{
		preg_match("~listening on (" . ['tcp' => '127.0.0.1', 'tls' => '127.0.0.2', 'unix' => '/'][$address] . '.*)$~m', $this->server->log(), $match);
		$stream = @stream_socket_client("$address://$match[1]", $errno, $reason, DEADLINE, STREAM_CLIENT_CONNECT, stream_context_create(['ssl' => $this->context]));
		return $stream === false ? null : Wire::over($stream);
	}

	/* What can be seen of the server's state; null: it takes no connections, or none any more. */
	public function state(): ?array
	{
		if ($this->connect('unix') === null) {
			return null;
		}
		$level = $this->watcher->send("verbose\n")->line();
		$draining = $this->watcher->send("drain status\n")->line();
		$jobs = preg_replace('/\t\d+(?=\t\d+\t\d+\t\S+\t\d$)/', '', $this->watcher->table('show all jobs'));
		$functions = $this->watcher->table('status');
		/* Would one more job be taken? If so, it goes with its client. */
		$client = $this->connect('unix');
		$taken = $client->request('SUBMIT_JOB', 'f', '', 'x')->receive()[0];
		$client->close();
		until(fn () => $this->watcher->table('status') === $functions || !str_starts_with($functions[0] ?? '', 'f'));
		return [$level, $draining, $jobs, $functions, $taken];
	}

	/* The first line that answers the command; null: none does. */
	public function ask(string $command): ?string
	{
		$wire = $this->connect($this->address);
		if ($wire === null) {
			return null;
		}
		$command = preg_replace('/H$/', $this->handle, $command);
		@fwrite($wire->stream, "$command\n");
		return $wire->line();
	}
}

/* Which commands are done, refused (ERR NOT_ALLOWED), answered without doing anything, and not even answered. */
function verdicts(string $address, array $context, array $options): array
{
	$verdicts = [];
	$trial = null;
	foreach (commands() as $command) {
		if ($trial === null) {
			$trial = new Trial($address, $context, $options);
			$before = $trial->state();
			if ($command === 'DRAIN off' && str_starts_with((string) $trial->ask('drain'), 'OK')) {
				$before = $trial->state();
			}
		}
		$line = $trial->ask($command);
		$same = !str_starts_with((string) $line, 'OK') || !preg_match('/^shutdown/i', $command) ? $trial->state() === $before : false;
		$verdicts[$line === null ? 'unheard' : (str_starts_with($line, 'ERR NOT_ALLOWED') ? 'refused' : 'answered') . ($same ? '' : ', done')][] = $command;
		/* The next one finds all as it was; "drain off" is to have something to do. */
		if (!$same || $command === 'drain status') {
			$trial->server->kill();
			$trial = null;
		}
	}
	$trial?->server->kill();
	return $verdicts;
}

$certificates = new Certificates();
$good = $certificates->make('server');
$client = $certificates->make('client', '');
$ssl = ["--ssl-certificate=$good[0]", "--ssl-key=$good[1]"];
$mutual = [...$ssl, "--ssl-ca-file=$certificates->ca"];
$trust = ['cafile' => $certificates->ca, 'peer_name' => 'localhost'];
$with = $trust + ['local_cert' => $client[0], 'local_pk' => $client[1]];

$changes = null; // those that the first listener did
foreach ([[], ['--admin=local'], ['--admin=NONE']] as $scope) {
	foreach (['tcp' => ['tcp', [], $ssl], 'unix' => ['unix', [], $ssl], 'TLS' => ['tls', $trust, $ssl], 'TLS, with a certificate' => ['tls', $with, $mutual],
		'TLS, without the certificate' => ['tls', $trust, $mutual]] as $listener => [$address, $context, $options]) {
		echo $scope[0] ?? 'by default', ", $listener:";
		$verdicts = verdicts($address, $context, [...$options, ...$scope]);
		foreach ($verdicts as $verdict => $commands) {
			$changes ??= $verdict === 'answered, done' ? $commands : null;
			echo " $verdict ", $commands === $changes ? 'what changes something;' : count($commands) . ';';
		}
		echo "\n";
	}
}
echo implode(', ', $changes), "\n";
$server = new Server();
$server->run(['--admin=some']);
echo $server->exit_code(), ' ', $server->log();
?>
--EXPECT--
by default, tcp: answered 18; answered, done what changes something;
by default, unix: answered 18; answered, done what changes something;
by default, TLS: answered 18; answered, done what changes something;
by default, TLS, with a certificate: answered 18; answered, done what changes something;
by default, TLS, without the certificate: unheard 27;
--admin=local, tcp: answered 18; refused what changes something;
--admin=local, unix: answered 18; answered, done what changes something;
--admin=local, TLS: answered 18; refused what changes something;
--admin=local, TLS, with a certificate: answered 18; refused what changes something;
--admin=local, TLS, without the certificate: unheard 27;
--admin=NONE, tcp: answered 18; refused what changes something;
--admin=NONE, unix: answered 18; refused what changes something;
--admin=NONE, TLS: answered 18; refused what changes something;
--admin=NONE, TLS, with a certificate: answered 18; refused what changes something;
--admin=NONE, TLS, without the certificate: unheard 27;
cancel job H, cancel unique f u, create function new, drop function f, maxqueue f 1, DRAIN off, Drain, SHUTDOWN, shutdown Graceful
2 gearmand: option --admin must be all, local or none, and not 'some' (gearmand --help lists the options)
