/**
 * Words that the names of key pairs and security groups are made of and that no English dictionary lists. Written for
 * this project, from general knowledge of the field; four letters or more, as shorter ones cover random letters too.
 */
export const EXTRA_WORDS: readonly string[] = `
  accesskey admin admins airflow auth authn devs alpine amazon ansible apache apigw appserver archlinux argocd artifactory aurora autoscale
  autoscaler autoscaling awseb azure backend bastion beanstalk bitbucket bitcoin blockchain bluegreen boto
  cassandra centos chatbot cicd cisco cloudformation cloudfront cloudtrail cloudwatch cname codebuild codecommit
  codedeploy codepipeline cognito config configs consul containerd controlplane corda couchbase cron ctrl dashboards
  database databricks datacenter datadog dataset datasets debian devops devsecops discord django docker dotnet
  dynamo dynamodb ecommerce eksctl elastic elasticache elasticsearch ethereum fargate fastapi fedora filebeat
  firewall flask fluentd frontend gateway geth gitea github gitlab golang gpus grafana graphql gunicorn hadoop
  haproxy hashicorp helm heroku hive honeypot hostname hpcc http https httpd iaas inbound ingress egress intranet
  istio javascript jenkins jumpbox jumphost jupyter kafka keycloak keypair keypairs kibana kinesis kops kube kubectl
  kubernetes lambda laravel lightsail linux livekit localhost localstack logstash loki magento mainnet mariadb memcached
  metabase microk microservice microservices microsoft minecraft minikube minio mongo mongodb monolith mqtt myapp mysql
  nagios nats netflix neptune nestjs netbox nginx nifi nodegroup nodejs nodepool nomad oauth odoo onprem opensearch
  openshift openssh openstack openvpn oracle orchestrator outbound packer pipelines playbook podman portainer postgres
  postgresql powerbi preprod prometheus proxy publickey privatekey puppet pytest python pytorch rabbitmq rails
  rancher readonly redhat redis redshift repo repos reactjs rhel rocketchat rsync runner runners saas sagemaker
  saltstack sandbox secgroup secgrp selenium serverless servermachine sharepoint signup siem slack snowflake solr
  sonar sonarqube spark splunk spring springboot sqlserver stackset staging startup subnet sudo suse swagger swarm
  sysadmin sysops systemd techno telegram tensorflow terraform terragrunt testbed testnet testserver tomcat traefik
  typescript ubuntu udemy uefi unifi unix uptime username usernames validator vagrant vault velero victoriametrics virtualbox
  vmware vpcs vpns vscode wazuh webapp webapps webhook webserver webservers website wildfly windows wireguard
  woocommerce wordpress workflow workspaces workstation xlarge yaml zabbix zookeeper

  africa america americas amsterdam asia atlanta australia bahrain bangalore barcelona beijing bengaluru berlin bogota
  bombay boston brasil brazil brussels canada capetown central chennai chicago china copenhagen dallas delhi
  denver dubai dublin eucentral europe france frankfurt germany hongkong houston hyderabad india indonesia ireland
  istanbul jakarta japan johannesburg karachi kolkata korea kuala lahore lagos lima lisbon london losangeles
  lumpur madrid malaysia manila melbourne mexico miami milan montreal moscow mumbai munich nairobi newyork ohio
  oregon oslo paris paulo prague pune rome saopaulo seattle seoul shanghai shenzhen singapore spain stockholm
  sydney taipei telaviv tokyo toronto vancouver vienna virginia warsaw zurich

  january february august september october november december

  aaron abdul abdullah abhishek adam aditya adrian ahmad ahmed ajay akash alberto alejandro alex alexander alexandre
  alexey alfonso alice amanda amit andre andrea andreas andrei andrew angela anil anjali ankit anna anthony antoine
  antonio arjun arun ashish ashok ashley aung ayush bala balaji barbara benjamin bernard bhanu bharat bharath brandon
  brian bruno camila carlos carol catherine cedric chandra chandran charles charlotte chen chetan chris christian
  christina christine christopher claire claude claudia cynthia daniel daniela danielle david debora deepak denis
  diana diego dinesh dmitry dominik donald dorothy edgar eduardo elena elizabeth emily emma enrique eric erik
  ernesto esteban eugene evan fabio fatima felipe felix fernanda fernandez fernando florian francesco francisco
  frank gabriel ganesh garcia george gerard giovanni giuseppe gonzalez gonzalo gopal govind gupta gustavo hannah
  harish harsh hassan hector helen hemant henry hernandez hiroshi hugo hussain ibrahim ignacio igor irene isabel ismail
  ivan jack jacob jagan jaime james janet jason javier jayesh jean jeffrey jennifer jeremy jerome jessica joao
  johan johannes john johnson jonathan jorge jose joseph joshua juan julia julian julie julien jung kannan karan
  karen karthik karthick kathleen katrin kavya keith kelly kenneth kevin khan kiran kishore klaus krishna krishnan
  kumar kumari kunal lakshmi larry laura lauren lekshmi leonardo lewis linda lopez lorenzo louis lucas luis
  lukas madhav madhu mahendra mahesh manish manoj manuel marcel marco marcos margaret maria marie mario mark
  markus martin martina martinez mary mateo matthew matthias maurice maxime meena mehdi mehta michael michal michel
  miguel mikhail milan mohamed mohammad mohammed mohan mohit monika morgan mukesh murali murthy muthu nagaraj nancy
  narayan narayanan nathan naveen neeraj neha nguyen nicholas nicola nicolas nicole nikhil nikita nikolai nina
  nishant nitin olga oliver olivia omar oscar pablo paola parameswaran patel patricia patrick paul paula pavan pavel
  pedro peter petr philip philippe pierre piotr prabhu pradeep prakash pramod pranav prasad prasanna prashant
  prateek pratik praveen priya rachel rafael raghav raghavan raghu rahul raja rajan rajat rajesh rajiv raju rakesh
  rama ramakrishna raman ramesh ramirez ravi ravindra rebecca reddy ricardo richard rishi robert roberto rodrigo
  rodriguez rohan rohit roman ronald rosa ruben ryan sachin salman samuel sanchez sandeep sandra sanjay sanjeev
  santhosh santiago santosh sara sarah sasha satish saurabh scott sean sebastian sekhar selvam sergei sergey sergio
  shah shankar sharma sharon shekhar shiva shivam shreya shubham shyam siddharth silva simon simone singh sofia
  sonia soumya sridhar srikanth srini srinivas srinivasan stefan stephan stephanie stephen steven subra
  subramanian sudhir sujith sumit sundar sunil suraj suresh surya susan swathi tanaka tanvi tarun teresa thomas
  timothy tobias tomas uday umesh valentin vamsi varun venkat venkata venkatesh vicente victor vijay vikas
  vikram vinay vincent vinod viral vishal vishnu vivek vladimir walter wang wei weber wilhelm william wilson xavier
  yamada yash yogesh yusuf zhang

  acceso acesso administrador aplicacion aplicacao archivo ambiente banco base chave chaves chiave clave claves
  clef conexion contrasena curso datos dados desarrollo desenvolvimento ejemplo empresa entorno equipo escuela
  exemplo faculdade fichier gruppe gruppo grupo herramienta instancia instancias llave llaves maquina mundo
  nuevo nueva novo nova paire pares personale plataforma practica pratica primera primeira privada privado producao
  produccion proyecto projekt projet projeto prueba pruebas publica publico rechner rede schluessel schlussel
  segura seguridad seguranca serveur servidor servidores sicherheit sistema sitio tarea tarefa teste testes
  trabajo trabalho universidad universidade universitas usuario usuarios utilisateur zugang
`
  .trim()
  .split(/\s+/);
