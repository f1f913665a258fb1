--TEST--
Workers and clients come, work and die at random: every job ends once, or runs again within --job-retries; memory stays flat
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
/*
 * SOAK_SECONDS=1200 for a long one, SOAK_SEED=... to repeat one (as far as the two processes run in step). What is known of a
 * job is what its workers and clients saw; a job is known by its handle.
 */
require __DIR__ . '/wire.inc';

const RETRIES = 3;
const WORKERS = 12;
const CLIENTS = 8;
const FUNCTIONS = ['a', 'b', 'c', 'd'];
const SUBMITS = ['SUBMIT_JOB', 'SUBMIT_JOB_HIGH', 'SUBMIT_JOB_LOW', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_LOW_BG'];
const ENDS = ['WORK_COMPLETE', 'WORK_FAIL', 'WORK_EXCEPTION'];

final class Soak
{
	private array $workers = [];
	private array $clients = [];
	private array $held = [];    /* by worker: the handles */
	private array $awaited = []; /* by client: handle => how many submissions await it */
	private array $runs = [];    /* by handle, of jobs that may run still */
	private array $background = [];
	private array $ended = []; /* by a worker; the latest ones */
	private int $jobs = 0;
	public array $wrong = [];

	public function __construct(private Server $server)
	{
	}

	private function wrong(string $what): void
	{
		if (count($this->wrong) < 20) {
			$this->wrong[] = $what;
		}
	}

	public function step(): void
	{
		$worker = mt_rand(0, WORKERS - 1);
		$client = mt_rand(0, CLIENTS - 1);
		match (true) {
			($dice = mt_rand(0, 999)) < 350 => $this->submit($client),
			$dice < 700 => $this->grab($worker),
			$dice < 950 => $this->finish($worker),
			$dice < 965 => $this->progress($worker),
			$dice < 990 => $this->kill_worker($worker),
			default => $this->kill_client($client),
		};
	}

	private function submit(int $client): void
	{
		$wire = $this->clients[$client] ??= $this->server->connect();
		$command = SUBMITS[mt_rand(0, 5)];
		$unique = mt_rand(0, 9) ? 'u' . $this->jobs++ : 'u' . max(0, $this->jobs - mt_rand(1, 50));
		$wire->request($command, FUNCTIONS[crc32($unique) % 4], $unique, str_repeat('x', mt_rand(0, mt_rand(0, 99) ? 200 : 100000)));
		while (($packet = $wire->receive()) !== null && $packet[0] !== 'JOB_CREATED') {
			$this->hear($client, $packet);
		}
		if ($packet === null) {
			$this->wrong('a submission was not answered');
			return;
		}
		$handle = $packet[1];
		if (isset($this->ended[$handle])) {
			$this->wrong("$handle was given to a client after its end");
		}
		$this->runs[$handle] ??= 0;
		if (str_ends_with($command, '_BG')) {
			$this->background[$handle] = true;
		} else {
			$this->awaited[$client][$handle] = ($this->awaited[$client][$handle] ?? 0) + 1;
		}
	}

	/* What a client receives of its jobs. */
	private function hear(int $client, array $packet): void
	{
		[$name, $handle] = $packet + [1 => ''];
		if (!isset($this->awaited[$client][$handle])) {
			$this->wrong("a client heard $name of $handle, for which it did not wait");
		} elseif (in_array($name, ENDS, true)) {
			if (!isset($this->ended[$handle]) && $this->runs[$handle] !== RETRIES + 1) {
				$this->wrong("$handle ended by $name after {$this->runs[$handle]} runs, and no worker said so");
			}
			if (--$this->awaited[$client][$handle] === 0) {
				unset($this->awaited[$client][$handle]);
			}
		} elseif ($name !== 'WORK_STATUS') {
			$this->wrong("a client received $name");
		}
	}

	private function grab(int $worker): void
	{
		if (!isset($this->workers[$worker])) {
			$this->workers[$worker] = $this->server->connect();
			$this->held[$worker] = [];
			foreach (FUNCTIONS as $i => $function) {
				if (($worker + $i) % 4 !== 0) {
					$this->workers[$worker]->request('CAN_DO', $function);
				}
			}
		}
		$this->assign($worker);
	}

	private function assign(int $worker): bool
	{
		do {
			$wire = $this->workers[$worker];
			$packet = $wire->request('GRAB_JOB_UNIQ')->receive();
			while ($packet !== null && $packet[0] === 'NOOP') {
				$packet = $wire->receive();
			}
			if ($packet === null) {
				$this->wrong('a grab was not answered');
				return false;
			}
			if ($packet[0] === 'NO_JOB') {
				$wire->request('PRE_SLEEP');
				return false;
			}
			$handle = $packet[1];
			if (isset($this->ended[$handle])) {
				$this->wrong("$handle was assigned after its end");
			}
			$this->runs[$handle] = ($this->runs[$handle] ?? 0) + 1;
			if ($this->runs[$handle] > RETRIES + 1) {
				$this->wrong("$handle runs for the {$this->runs[$handle]}th time");
			}
			$this->held[$worker][] = $handle;
		} while (mt_rand(0, 3) === 0);
		return true;
	}

	private function finish(int $worker): void
	{
		if (($this->held[$worker] ?? []) !== []) {
			$handle = array_splice($this->held[$worker], mt_rand(0, count($this->held[$worker]) - 1), 1)[0];
			$this->end($this->workers[$worker], $handle, mt_rand(0, 9) ? 'WORK_COMPLETE' : 'WORK_FAIL');
		}
	}

	private function end(Wire $wire, string $handle, string $command): void
	{
		/* The server has it when the echo is back: what dies afterwards cannot undo it. */
		$wire->request($command, ...($command === 'WORK_FAIL' ? [$handle] : [$handle, 'result']))->request('ECHO_REQ', $handle);
		while (($packet = $wire->receive()) !== null && $packet[0] === 'NOOP');
		if ($packet !== ['ECHO_RES', $handle]) {
			$this->wrong("$command of $handle: " . ($packet === null ? 'no answer' : implode(' ', $packet)));
		}
		$this->ended[$handle] = true;
	}

	private function progress(int $worker): void
	{
		if (($this->held[$worker] ?? []) !== []) {
			$this->workers[$worker]->request('WORK_STATUS', $this->held[$worker][0], '1', '2');
		}
	}

	private function kill_worker(int $worker): void
	{
		if (isset($this->workers[$worker])) {
			if (mt_rand(0, 1)) {
				$this->workers[$worker]->send(substr(request('WORK_COMPLETE', $this->held[$worker][0] ?? 'H:x:1', 'half'), 0, -2));
			}
			$this->workers[$worker]->close();
			unset($this->workers[$worker], $this->held[$worker]);
		}
	}

	private function kill_client(int $client): void
	{
		if (isset($this->clients[$client])) {
			$this->clients[$client]->close();
			unset($this->clients[$client], $this->awaited[$client]);
		}
	}

	/* All the workers die, a new one ends what is left, the clients hear of it; then nothing may be left. */
	public function drain(): void
	{
		foreach (array_keys($this->workers) as $worker) {
			$this->kill_worker($worker);
		}
		$admin = $this->server->connect();
		until(fn () => !preg_grep('/^\S+\t\d+\t\d+\t[1-9]/', $admin->table('status')));
		$this->workers[0] = $this->server->connect();
		$this->held[0] = [];
		foreach (FUNCTIONS as $function) {
			$this->workers[0]->request('CAN_DO', $function);
		}
		while ($this->assign(0) || $this->held[0] !== []) {
			while ($this->held[0] !== []) {
				$this->end($this->workers[0], array_pop($this->held[0]), 'WORK_COMPLETE');
			}
		}
		$this->kill_worker(0);
		foreach ($this->clients as $client => $wire) {
			while (($this->awaited[$client] ?? []) !== [] && ($packet = $wire->receive()) !== null) {
				$this->hear($client, $packet);
			}
			foreach ($this->awaited[$client] ?? [] as $handle => $count) {
				$this->wrong("a client waits for $handle still");
			}
			$wire->quiet();
			$this->awaited[$client] = [];
		}
		foreach ($this->runs as $handle => $runs) {
			if (isset($this->background[$handle]) && !isset($this->ended[$handle]) && $runs !== RETRIES + 1) {
				$this->wrong("$handle is gone after $runs runs");
			}
		}
		foreach ($admin->table('status') as $line) {
			if (!preg_match('/^\S+\t0\t0\t/', $line)) {
				$this->wrong("left over: $line");
			}
		}
		$this->runs = $this->background = [];
		/* Those of this round have been looked at; the latest may be heard of again, wrongly. */
		$this->ended = array_slice($this->ended, -100000, null, true);
		$admin->close();
	}
}

function resident(Server $server): int
{
	preg_match('/^VmRSS:\s+(\d+) kB/m', (string) @file_get_contents("/proc/$server->pid/status"), $match);
	return (int) ($match[1] ?? 0);
}

mt_srand($seed = (int) (getenv('SOAK_SEED') ?: random_int(1, PHP_INT_MAX >> 32)));
$seconds = (float) (getenv('SOAK_SECONDS') ?: 4);
$server = Server::start('-j', (string) RETRIES);
$soak = new Soak($server);
$began = microtime(true);
$resident = [];
do {
	for ($until = microtime(true) + min(30, $seconds / 4); microtime(true) < $until && $soak->wrong === [];) {
		$soak->step();
	}
	$soak->drain();
	$resident[] = resident($server);
} while ($soak->wrong === [] && microtime(true) - $began < $seconds);
if (end($resident) > $resident[0] * 1.3 + 2048 && !str_ends_with(server_binary(), '-asan')) {
	$soak->wrong[] = 'memory grows: ' . implode(' ', $resident) . ' kB';
}
echo $soak->wrong === [] ? "nothing wrong\n" : "seed $seed: " . implode("\n", $soak->wrong) . "\n";
$server->stop();
?>
--EXPECT--
nothing wrong
