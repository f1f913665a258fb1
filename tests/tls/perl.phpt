--TEST--
Perl's client and worker speak TLS with our server, and with ours over it
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('perl -MGearman::Client -MIO::Socket::SSL -e 1 2>/dev/null', result_code: $code);
if ($code) die('skip no Gearman::Client with IO::Socket::SSL');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'), "--ssl-ca-file=$certificates->ca");
[$certificate, $key] = $certificates->make('client', '');
$ours = ['cafile' => $certificates->ca, 'local_cert' => $certificate, 'local_pk' => $key];
$theirs = "{ host => '127.0.0.1', port => $server->port, use_ssl => 1, ca_file => '$certificates->ca', "
    . "cert_file => '$certificate', key_file => '$key' }";

$worker = new Process(['perl', '-e', "use Gearman::Worker;
    my \$worker = Gearman::Worker->new(job_servers => [$theirs]);
    \$worker->register_function(upper => sub { uc \$_[0]->arg });
    \$worker->work while 1;"]);
$client = connected_client($server->address, $ours);
var_dump($client->doNormal('upper', 'by a worker in perl'));

$our_worker = tls_worker($server->address, $ours);
$perl = new Process(['perl', '-e', "use Gearman::Client;
    my \$client = Gearman::Client->new(job_servers => [$theirs]);
    for my \$text ('by a client in perl', 'x' x 300000) {
        my \$result = \$client->do_task(reverse => \$text);
        print \$result && \$\$result eq reverse(\$text) ? \"the same\\n\" : \"another\\n\";
    }"]);
$perl->wait();
echo $perl->text();
?>
--EXPECT--
string(19) "BY A WORKER IN PERL"
the same
the same
