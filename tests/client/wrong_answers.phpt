--TEST--
Answers of the wrong kind, without arguments, to nobody or of nonsense: a failure in words, never a result
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port] = fake_server(<<<'PHP'
    while ($socket = accept()) {
        $packet = receive($socket);
        [$type, $arguments] = unserialize(base64_decode($packet[1][2] ?? $packet[1][0]));
        is_string($type) ? fwrite($socket, $type) : send($socket, $type, ...$arguments);
        receive($socket);
    }
    PHP);
function attempt(string $method, int|string $type, string ...$answer): void
{
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $GLOBALS['port'], false);
    $client->setTimeout(2000);
    $say = base64_encode(serialize([$type, $answer]));
    $result = $client->$method(...(str_starts_with($method, 'do') ? ['f', $say] : [$say]));
    var_dump($result === false || $result === [false, false, 0, 0], $client->returnCode());
}
attempt('doNormal', 17, 'f');
attempt('doNormal', 20, 'H:1', '1', '1', '0', '0');
attempt('doBackground', 42, 'u', '1', '1', '0', '0', '1');
attempt('doBackground', 27, 'exceptions');
attempt('doBackground', 8, '');
attempt('doBackground', 8, str_repeat('h', 64));
attempt('doBackground', 8, "h\0h");
attempt('doBackground', 999, 'x');
attempt('doBackground', 13, 'H:1', 'result of nobody');
attempt('doBackground', "HTTP/1.1 400 Bad Request\r\n\r\n");
attempt('jobStatus', 8, 'H:1');
attempt('jobStatus', 20, 'H:1');
attempt('jobStatusByUniqueKey', 17, 'x');
attempt('ping', 8, 'H:1');
attempt('ping', 17, 'something else');
attempt('ping', 19, 'CODE', 'and its words');
?>
--EXPECTF--
Warning: GearmanClient::doNormal(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::doNormal(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: JOB_CREATED: bad job handle
bool(true)
int(10)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: JOB_CREATED: bad job handle
bool(true)
int(10)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: JOB_CREATED: bad job handle
bool(true)
int(10)
Warning: GearmanClient::doBackground(): no answer within 2000 ms
bool(true)
int(47)
Warning: GearmanClient::doBackground(): no answer within 2000 ms
bool(true)
int(47)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: receive: malformed packet
bool(true)
int(8)
Warning: GearmanClient::jobStatus(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::jobStatus(): 127.0.0.1:%d: receive: malformed packet
bool(true)
int(10)
Warning: GearmanClient::jobStatusByUniqueKey(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::ping(): 127.0.0.1:%d: receive: not the answer to what was asked
bool(true)
int(11)
Warning: GearmanClient::ping(): 127.0.0.1:%d: ECHO_RES differs from ECHO_REQ
bool(true)
int(36)
Warning: GearmanClient::ping(): 127.0.0.1:%d: ECHO_REQ: CODE: and its words
bool(true)
int(18)
