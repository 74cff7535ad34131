"""What automation does with Netmiko on a router with IOS XR: reads {host, port}, prints what it saw as JSON."""

import json
import sys

from netmiko import ConnectHandler

address = json.load(sys.stdin)
with ConnectHandler(
    device_type="cisco_xr", username="admin", password="admin", global_delay_factor=0.2, **address
) as device:
    seen = {"prompt": device.find_prompt()}
    seen["summary"] = device.send_command("show license summary")
    device.send_config_set(["license smart transport off", "license smart usage interval 15"])
    seen["pending"] = device.send_command("show configuration", expect_string=r"#")
    device.commit(label="licensing")
    device.exit_config_mode()
    seen["running"] = device.send_command("show running-config license smart")
    try:
        device.send_config_set(["license smart transport callhome"])
        device.commit()
    except ValueError as refusal:
        seen["refused"] = str(refusal)
    device.exit_config_mode()
    seen["after"] = device.send_command("show running-config | include transport")
json.dump(seen, sys.stdout)
