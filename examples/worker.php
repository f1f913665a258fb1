<?php
/*
 * A worker: says what it can do, then takes one job after another. Start as many as there is work for, on as many
 * machines as you like.
 *
 *   php examples/worker.php [PORT]
 */
$worker = new GearmanWorker();
$worker->addServer('localhost', (int) ($argv[1] ?? 4730));

/* What the function returns is the job's result. */
$worker->addFunction('count_words', function (GearmanJob $job) {
	return (string) str_word_count($job->workload());
});

/* Half a second of work, of which nobody waits for the result. */
$worker->addFunction('make_thumbnail', function (GearmanJob $job) {
	usleep(500_000);
	return 'small-' . $job->workload();
});

/* A long job says how far it is. Anyone who has its handle can ask. */
$worker->addFunction('convert_film', function (GearmanJob $job) {
	$scenes = (int) $job->workload();
	for ($scene = 1; $scene <= $scenes; $scene++) {
		usleep(60_000);
		$job->sendStatus($scene, $scenes);
	}
	return 'converted';
});

/* work() waits for a job and does it; false says that something is wrong, and the warning says what. */
while ($worker->work());

fwrite(STDERR, $worker->error() . "\n");
exit(1);
